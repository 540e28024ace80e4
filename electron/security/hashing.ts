import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';

/**
 * libuv's pool has four threads, and name look-ups and files wait for the same ones: one of them stays free of
 * hashing. More hashes at once than cores are no faster and make the window wait for its turn on a core.
 */
const MOST_AT_ONCE = Math.max(1, Math.min(3, availableParallelism()));

const waiting: (() => void)[] = [];
let atOnce = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (atOnce >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else atOnce += 1;
  try {
    return await work();
  } finally {
    // The next in line takes this place over, so that nobody can slip in between.
    const next = waiting.shift();
    if (next === undefined) atOnce -= 1;
    else next();
  }
}

/** `salt` is a cost or a whole bcrypt setting. Waits for its turn. */
export function bcryptHash(data: string | Buffer, salt: string | number): Promise<string> {
  return inTurn(() => bcrypt.hash(data, salt));
}

/** In constant time. Waits for its turn. */
export function bcryptCompare(data: string | Buffer, hash: string): Promise<boolean> {
  return inTurn(() => bcrypt.compare(data, hash));
}
