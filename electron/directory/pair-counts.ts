/** How many users there are for each pair of numbers, in one array: a map of as many strings takes ten times as long. */
export type PairCounts = {
  /** @returns whether it is the first time for this user, a number above 0. @param low not 0 */
  count(low: number, high: number, user: number, step: 1 | -1): boolean;
  size(): number;
  /** What has been counted since the last time. */
  take(each: (low: number, high: number, users: number) => void): void;
  clear(): void;
};

const FIRST_PLACES = 8192;

export function createPairCounts(): PairCounts {
  /** Four numbers per place: the pair, the users, and the last user who was counted. 0, 0: nobody's place. */
  let places = new Int32Array(4 * FIRST_PLACES);
  let filled = 0;

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

  return {
    count: (low, high, user, step) => {
      const at = placeOf(low, high);
      if (places[at + 3] === user) return false;
      if (places[at] === 0) {
        places[at] = low;
        places[at + 1] = high;
        filled += 1;
      }
      places[at + 2] = (places[at + 2] ?? 0) + step;
      places[at + 3] = user;
      if (8 * filled > places.length) grow();
      return true;
    },
    size: () => filled,
    take: (each) => {
      for (let at = 0; at < places.length; at += 4) {
        const users = places[at + 2] ?? 0;
        if (users === 0) continue;
        each(places[at] ?? 0, places[at + 1] ?? 0, users);
        places[at + 2] = 0;
      }
    },
    clear: () => {
      places.fill(0);
      filled = 0;
    },
  };
}
