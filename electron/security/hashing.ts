import { availableParallelism } from 'node:os';

/**
 * libuv's pool has four threads, and name look-ups and files wait for the same ones: one of them stays free of
 * hashing. No more than cores for long: with more the window waits longer for its turn on a core.
 */
const CORES = Math.min(3, availableParallelism());
const MOST = Math.min(3, CORES + 1);
/** One more begins once another has taken this part of its usual time: no core idles until the event loop notices. */
const NEARLY_DONE = 0.85;

type Hash = { beganAt: number; begin(): void };

const waiting: Hash[] = [];
const underWay = new Set<Hash>();
/** What the last one took, ms. */
let usual = 0;
let timer: NodeJS.Timeout | undefined;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine: Hash = { beganAt: 0, begin: () => {} };
  const turn = new Promise<void>((begin) => {
    mine.begin = begin;
  });
  waiting.push(mine);
  beginDue();
  await turn;
  try {
    return await work();
  } finally {
    usual = performance.now() - mine.beganAt;
    underWay.delete(mine);
    beginDue();
  }
}

function beginDue(): void {
  clearTimeout(timer);
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const wait = untilNext();
    if (wait > 0) {
      if (wait !== Number.POSITIVE_INFINITY) timer = setTimeout(beginDue, wait);
      return;
    }
    waiting.shift();
    next.beganAt = performance.now();
    underWay.add(next);
    next.begin();
  }
}

/** ms until one more may begin; infinity for when another has ended. */
function untilNext(): number {
  if (underWay.size < CORES) return 0;
  if (underWay.size >= MOST) return Number.POSITIVE_INFINITY;
  const [first] = underWay;
  return (first?.beganAt ?? 0) + NEARLY_DONE * usual - performance.now();
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
