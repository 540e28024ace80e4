/** Whole minutes until `until`, rounded up, never below 0; both are epoch ms. */
export function minutesLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 60_000));
}
