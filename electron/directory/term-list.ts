import { gatherTerms, type Standing } from './search-terms.ts';

/** How many users, more or fewer, each term lists: for whoever lists many, of some two hundred terms each. */
export type TermList = {
  /**
   * Counts the terms of a user.
   *
   * @returns each of them once, as UTF-8 with a blank after it; good until the next call
   */
  list(text: string, standing: Standing, step: 1 | -1): Uint8Array;
  /** How many different terms there have been. */
  size(): number;
  /** What has been counted since the last time. */
  takeCounts(): { term: string; users: number }[];
  forget(): void;
};

/** Letters of a term that fit into a place; most terms are as short. */
const SHORT = 4;
const FIRST_PLACES = 8192;
/** Four terms end at a letter, of ten letters together, and begin with one of a few more marks. */
const BYTES_PER_LETTER = 100;
const BLANK = 0x20;

/**
 * Keeps what is short in an array of numbers: to look up pieces cut out of a text among a hundred thousand others took
 * a third of the time of an import, and half of its memory.
 */
export function createTermList(): TermList {
  /** Four numbers per place: the letters two by two, the users, and the last user who was counted. 0, 0: nobody's. */
  let places = new Int32Array(4 * FIRST_PLACES);
  let filled = 0;
  const long = new Map<string, { users: number; lastUser: number }>();
  let user = 0;
  let step = 1;

  let text = '';
  let letters = new Uint16Array(1024);
  let bytes = new Uint8Array(letters.length * BYTES_PER_LETTER);
  let written = 0;

  function begin(all: string): void {
    text = all;
    if (all.length > letters.length) {
      letters = new Uint16Array(2 * all.length);
      bytes = new Uint8Array(letters.length * BYTES_PER_LETTER);
    }
    for (let index = 0; index < all.length; index += 1) letters[index] = all.charCodeAt(index);
    written = 0;
  }

  function add(start: number, end: number): void {
    if (end - start > SHORT ? !countLong(text.slice(start, end)) : !countShort(start, end - start)) return;
    for (let index = start; index < end; index += 1) write(letters[index] ?? 0);
    bytes[written] = BLANK;
    written += 1;
  }

  /** @returns whether it is the first time for this user */
  function countShort(start: number, length: number): boolean {
    const low = (letters[start] ?? 0) | (length > 1 ? (letters[start + 1] ?? 0) << 16 : 0);
    const high =
      (length > 2 ? (letters[start + 2] ?? 0) : 0) | (length > 3 ? (letters[start + 3] ?? 0) << 16 : 0);
    const at = placeOf(low, high);
    if (places[at] === 0) {
      places[at] = low;
      places[at + 1] = high;
      places[at + 3] = 0;
      filled += 1;
    }
    if (places[at + 3] === user) return false;
    places[at + 2] = (places[at + 2] ?? 0) + step;
    places[at + 3] = user;
    if (8 * filled > places.length) grow();
    return true;
  }

  function placeOf(low: number, high: number): number {
    const hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    const last = places.length - 1;
    let at = ((hash ^ (hash >>> 15)) << 2) & last;
    while (places[at] !== 0 && (places[at] !== low || places[at + 1] !== high)) at = (at + 4) & last;
    return at;
  }

  function grow(): void {
    const old = places;
    places = new Int32Array(2 * old.length);
    for (let from = 0; from < old.length; from += 4) {
      const low = old[from] ?? 0;
      if (low !== 0) places.set(old.subarray(from, from + 4), placeOf(low, old[from + 1] ?? 0));
    }
  }

  function countLong(term: string): boolean {
    const known = long.get(term);
    if (known === undefined) long.set(term, { users: step, lastUser: user });
    else if (known.lastUser === user) return false;
    else {
      known.users += step;
      known.lastUser = user;
    }
    return true;
  }

  /** No pairs: a term has none. */
  function write(letter: number): void {
    if (letter < 0x80) {
      bytes[written] = letter;
      written += 1;
    } else if (letter < 0x800) {
      bytes[written] = 0xc0 | (letter >> 6);
      bytes[written + 1] = 0x80 | (letter & 0x3f);
      written += 2;
    } else {
      bytes[written] = 0xe0 | (letter >> 12);
      bytes[written + 1] = 0x80 | ((letter >> 6) & 0x3f);
      bytes[written + 2] = 0x80 | (letter & 0x3f);
      written += 3;
    }
  }

  return {
    list: (of, standing, by) => {
      user += 1;
      step = by;
      gatherTerms(of, standing, { begin, add });
      return bytes.subarray(0, written);
    },
    size: () => filled + long.size,
    takeCounts: () => {
      const counted: { term: string; users: number }[] = [];
      for (let at = 0; at < places.length; at += 4) {
        const users = places[at + 2] ?? 0;
        if (users === 0) continue;
        counted.push({ term: spell(places[at] ?? 0, places[at + 1] ?? 0), users });
        places[at + 2] = 0;
      }
      for (const [term, known] of long) {
        if (known.users !== 0) counted.push({ term, users: known.users });
        known.users = 0;
      }
      return counted;
    },
    forget: () => {
      places.fill(0);
      filled = 0;
      long.clear();
    },
  };
}

function spell(low: number, high: number): string {
  const codes = [low & 0xffff, low >>> 16, high & 0xffff, high >>> 16];
  return String.fromCharCode(...codes.filter((code) => code !== 0));
}
