import { randomInt } from 'node:crypto';

/** What a value says of a user: the same one may be somebody's login and another's staff number. */
const KINDS = { user: 1, staffNumber: 2, login: 3, email: 4 } as const;
type Kind = keyof typeof KINDS;

/** What a file has said before. Three million strings would take some 300 MB; their marks take 8 bytes each. */
export type SeenValues = { has(kind: Kind, value: string): boolean; add(kind: Kind, value: string): void };

/** Each is moved into a larger one by itself, so that there are never two of all of them. */
const SHELVES = 64;

/**
 * Knows values by 64-bit marks, seeded anew each time: among three million values two share one in one of some
 * four million files, and then a row is wrongly said to be there twice.
 */
export function createSeenValues(): SeenValues {
  const seeds: readonly [number, number] = [randomInt(2 ** 31), randomInt(2 ** 31)];
  const shelves = Array.from({ length: SHELVES }, createShelf);
  const shelfOf = (high: number) => shelves[high % SHELVES] as Shelf;
  return {
    has: (kind, value) => {
      const high = mark(kind, value, seeds[0]);
      return shelfOf(high).has(high, mark(kind, value, seeds[1]));
    },
    add: (kind, value) => {
      const high = mark(kind, value, seeds[0]);
      shelfOf(high).add(high, mark(kind, value, seeds[1]));
    },
  };
}

type Shelf = { has(high: number, low: number): boolean; add(high: number, low: number): void };

const FIRST_SIZE = 64;
const GROWTH = 1.25;
/** Beyond this share of places in use the next free one is a long way off. */
const FULL = 0.8;

function createShelf(): Shelf {
  let slots = new Uint32Array(2 * FIRST_SIZE);
  let filled = 0;

  /** Where this mark is, or where it belongs. 0, 0 is an empty place. */
  function placeOf(high: number, low: number): number {
    const size = slots.length / 2;
    let at = Math.floor((low / 2 ** 32) * size);
    while (
      (slots[2 * at] !== 0 || slots[2 * at + 1] !== 0) &&
      (slots[2 * at] !== high || slots[2 * at + 1] !== low)
    ) {
      at = at + 1 === size ? 0 : at + 1;
    }
    return 2 * at;
  }

  function put(high: number, low: number): void {
    const at = placeOf(high, low);
    if (slots[at] === 0 && slots[at + 1] === 0) filled += 1;
    slots[at] = high;
    slots[at + 1] = low;
  }

  function grow(): void {
    const old = slots;
    slots = new Uint32Array(2 * Math.ceil((old.length / 2) * GROWTH));
    filled = 0;
    for (let at = 0; at < old.length; at += 2) {
      const [high, low] = [old[at] ?? 0, old[at + 1] ?? 0];
      if (high !== 0 || low !== 0) put(high, low);
    }
    // Gives its memory back now: the garbage collector does not hurry for it.
    old.buffer.transfer(0);
  }

  return {
    has: (high, low) => {
      const at = placeOf(high, low);
      return slots[at] !== 0 || slots[at + 1] !== 0;
    },
    add: (high, low) => {
      put(high, low);
      if (filled > (slots.length / 2) * FULL) grow();
    },
  };
}

/** MurmurHash3's mixing over UTF-16 units; never 0. */
function mark(kind: Kind, value: string, seed: number): number {
  let hash = Math.imul(seed ^ KINDS[kind], 0x9e3779b1);
  for (let index = 0; index < value.length; index += 1) {
    let unit = Math.imul(value.charCodeAt(index), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    hash ^= unit;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= value.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}
