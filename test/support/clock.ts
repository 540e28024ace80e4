import type { Clock } from '../../electron/services.ts';

/** A clock that tests move: timers fire in order as it passes them, and nothing waits for real. */
export type MovableClock = Clock & {
  /** Forward by `ms`, running every timer on the way. */
  advance(ms: number): void;
  /** Sets the computer's clock, forward or back, without running timers: what a person or a time server does. */
  set(now: number): void;
};

export function movableClock(start = Date.UTC(2026, 10, 23, 1, 0, 0)): MovableClock {
  let now = start;
  /** Timers count elapsed time, which a set clock does not change. */
  let elapsed = 0;
  const timers = new Set<{ at: number; work: () => void }>();
  return {
    now: () => now,
    after: (ms, work) => {
      const timer = { at: elapsed + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => {
      const end = elapsed + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now += due.at - elapsed;
        elapsed = due.at;
        due.work();
      }
      now += end - elapsed;
      elapsed = end;
    },
    set: (value) => {
      now = value;
    },
  };
}
