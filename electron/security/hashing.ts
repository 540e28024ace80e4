import { availableParallelism } from 'node:os';

/**
 * libuv's pool has four threads, and name look-ups and files wait for the same ones: one of them stays free of
 * hashing. One more than cores, so that none idles until the event loop comes to start the next; with more the window
 * waits longer for its turn on a core.
 */
const MOST_AT_ONCE = Math.min(3, availableParallelism() + 1);

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

/** Loaded with the first hash: the start waits for nothing that a signed-out program does not need. */
const load = async () => (await import('bcrypt')).default;

/**
 * `salt` is a cost or a whole bcrypt setting. Waits for its turn, with everything ready: whatever was still to be done
 * then would leave a core idle for as long as the event loop has other work.
 */
export async function bcryptHash(data: string | Buffer, salt: string | number): Promise<string> {
  const bcrypt = await load();
  const setting = typeof salt === 'number' ? bcrypt.genSaltSync(salt, 'b') : salt;
  return inTurn(() => bcrypt.hash(data, setting));
}

/** In constant time. Waits for its turn. */
export async function bcryptCompare(data: string | Buffer, hash: string): Promise<boolean> {
  const bcrypt = await load();
  return inTurn(() => bcrypt.compare(data, hash));
}

/** A whole bcrypt setting with a fresh salt. */
export async function bcryptSetting(cost: number): Promise<string> {
  return (await load()).genSaltSync(cost, 'b');
}
