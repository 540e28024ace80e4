import type { Clock } from '../services.ts';

/** Node fires a timer at once when asked for more than this, ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The operating system's clock. Its timers never keep the program alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, work) => {
    let left = Math.max(0, ms);
    let timer: NodeJS.Timeout;
    const wait = () => {
      const part = Math.min(left, LONGEST_TIMER);
      left -= part;
      timer = setTimeout(left > 0 ? wait : work, part).unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
};
