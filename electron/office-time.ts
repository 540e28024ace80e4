import type { Clock, OfficeTime } from './services.ts';

/** Smaller steps back are a time server's everyday corrections and nobody is told of them. */
const TOLERANCE = 60_000;

/**
 * The computer's time, but never below what the office has already seen (S5). While the clock is behind, time goes
 * on from the highest point at the clock's own pace: it must not stand still, or tokens would never expire.
 *
 * @param seen the latest time in the activity log, epoch ms
 */
export function createOfficeTime(clock: Pick<Clock, 'now'>, seen: number): OfficeTime {
  let time = seen;
  let last = clock.now();

  function now(): number {
    const raw = clock.now();
    time = raw >= time ? raw : time + Math.max(0, raw - last);
    last = raw;
    return time;
  }

  return {
    now,
    behind: () => {
      const gap = now() - clock.now();
      return gap > TOLERANCE ? gap : null;
    },
  };
}
