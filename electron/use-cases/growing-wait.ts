/** Failures without a wait; then 5 s, doubling to 15 min. Stored, so a restart does not shorten it. */
const FREE_FAILURES = 3;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 15 * 60_000;

/** How long to wait after the `failures`th failure in a row, ms. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT);
}

/** When the next try is possible, epoch ms; null for at once. */
export function waitUntil(failures: number, now: number): number | null {
  const wait = waitAfter(failures);
  return wait === 0 ? null : now + wait;
}
