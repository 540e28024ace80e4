const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Quick at first, because a person is waiting for the mail; then gentle with a server in trouble. */
const WAITS = [30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE] as const;
const LAST_WAIT = 15 * MINUTE;
/** Spreads the mails of one outage, so that they do not all come back in the same second. */
const JITTER = 0.2;

const HOUR = 60 * MINUTE;
/** A server that takes mails and never answers may well pass each of them on: a mailbox must not fill with repeats. */
const UNANSWERED = [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR] as const;
const LAST_UNANSWERED = 12 * HOUR;

/** As `retryAt`, for a mail that was on its way when the server fell silent: seven tries or so in three days. */
export function retryUnansweredAt(attempts: number, now: number, random: () => number = Math.random): number {
  const wait = UNANSWERED[attempts - 1] ?? LAST_UNANSWERED;
  return now + Math.round(wait * (1 + JITTER * random()));
}

/** When to try again after `attempts` failed ones (1 or more), epoch ms: between the wait and a fifth more. */
export function retryAt(attempts: number, now: number, random: () => number = Math.random): number {
  const wait = WAITS[attempts - 1] ?? LAST_WAIT;
  return now + Math.round(wait * (1 + JITTER * random()));
}
