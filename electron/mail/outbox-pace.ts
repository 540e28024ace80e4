import { retryAt } from './retry-times.ts';

/**
 * How fast the outbox goes. A server that cannot be reached, refuses the sign-in or asks to slow down says so about
 * every mail alike: then all of them rest, one is tried when the rest is over, and when that goes well the number
 * under way doubles with each mail. Ten thousand mails must not each run into the same wall, count a failed try of
 * their own and lock the account.
 */
export type OutboxPace = {
  /** How many may be under way at once now. */
  atOnce(): number;
  /** Until when only a mail that a person waits for is tried, epoch ms; null while nothing rests. */
  restingUntil(now: number): number | null;
  /** What the server last said that holds for every mail; null once it takes mails again. */
  reason(): string | null;
  /** A mail was answered as a mail: the server is there and willing. */
  answered(): void;
  /** The server answered for all mails. @returns when the next is tried, epoch ms */
  refusedAll(answer: string, now: number): number;
  /** Another server, another try. */
  reset(): void;
};

export function createOutboxPace(most: number, random: () => number = Math.random): OutboxPace {
  let atOnce = most;
  let failures = 0;
  let until = 0;
  let reason: string | null = null;

  return {
    atOnce: () => atOnce,
    restingUntil: (now) => (now < until ? until : null),
    reason: () => reason,
    answered: () => {
      atOnce = failures > 0 ? 1 : Math.min(most, atOnce * 2);
      failures = 0;
      until = 0;
      reason = null;
    },
    refusedAll: (answer, now) => {
      // Those that were under way together, and those tried by hand meanwhile, are one failure.
      if (now >= until) {
        failures += 1;
        until = retryAt(failures, now, random);
      }
      atOnce = 1;
      reason = answer;
      return until;
    },
    reset: () => {
      atOnce = most;
      failures = 0;
      until = 0;
      reason = null;
    },
  };
}
