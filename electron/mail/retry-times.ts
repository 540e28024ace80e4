const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Quick at first, because a person is waiting for the mail; then gentle with a server in trouble. */
const WAITS = [30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE] as const;
const LAST_WAIT = 15 * MINUTE;
/** Spreads the mails of one outage, so that they do not all come back in the same second. */
const JITTER = 0.2;

/** When to try again after `attempts` failed ones (1 or more), epoch ms: between the wait and a fifth more. */
export function retryAt(attempts: number, now: number, random: () => number = Math.random): number {
  const wait = WAITS[attempts - 1] ?? LAST_WAIT;
  return now + Math.round(wait * (1 + JITTER * random()));
}
