import { createPairCounts } from './pair-counts.ts';
import { gatherTerms, type Standing, WHOLE } from './search-terms.ts';

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

/** Letters that fit into a pair of numbers; most terms are as short. */
const SHORT = 4;
const MARK_OF_WHOLE = WHOLE.charCodeAt(0);
/** Four terms end at a letter, of ten letters together, and begin with one of a few more marks. */
const BYTES_PER_LETTER = 100;
const BLANK = 0x20;

export function createTermList(): TermList {
  const short = createPairCounts();
  /** Without the mark, so that they are as short. */
  const wholes = createPairCounts();
  const long = new Map<string, { users: number; lastUser: number }>();
  let user = 0;
  let step: 1 | -1 = 1;

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
    if (!isFirst(start, end - start)) return;
    for (let index = start; index < end; index += 1) write(letters[index] ?? 0);
    bytes[written] = BLANK;
    written += 1;
  }

  function isFirst(start: number, length: number): boolean {
    if (length <= SHORT) {
      const low = (letters[start] ?? 0) | (length > 1 ? (letters[start + 1] ?? 0) << 16 : 0);
      const high = length > 2 ? (letters[start + 2] ?? 0) : 0;
      return short.count(low, length > 3 ? high | ((letters[start + 3] ?? 0) << 16) : high, user, step);
    }
    if (length === SHORT + 1 && letters[start] === MARK_OF_WHOLE) {
      const low = (letters[start + 1] ?? 0) | ((letters[start + 2] ?? 0) << 16);
      return wholes.count(low, (letters[start + 3] ?? 0) | ((letters[start + 4] ?? 0) << 16), user, step);
    }
    return isFirstLong(text.slice(start, start + length));
  }

  function isFirstLong(term: string): boolean {
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

  const terms = { begin, add };
  return {
    list: (of, standing, by) => {
      user += 1;
      step = by;
      gatherTerms(of, standing, terms);
      return bytes.subarray(0, written);
    },
    size: () => short.size() + wholes.size() + long.size,
    takeCounts: () => {
      const counted: { term: string; users: number }[] = [];
      short.take((low, high, users) => counted.push({ term: spell(low, high), users }));
      wholes.take((low, high, users) => counted.push({ term: WHOLE + spell(low, high), users }));
      for (const [term, known] of long) {
        if (known.users !== 0) counted.push({ term, users: known.users });
        known.users = 0;
      }
      return counted;
    },
    forget: () => {
      short.clear();
      wholes.clear();
      long.clear();
    },
  };
}

function spell(low: number, high: number): string {
  const codes = [low & 0xffff, low >>> 16, high & 0xffff, high >>> 16];
  return String.fromCharCode(...codes.filter((code) => code !== 0));
}
