import type { UserRecord } from '../store/tables.ts';
import { COOL_OFF } from './reset-limits.ts';

/**
 * From when the number on file may be called back, epoch ms; null when it may be now. "Here is my new number, call me
 * there" is the same trick as a changed address (product rule 6).
 */
export function phoneUsableFrom(user: Pick<UserRecord, 'phone_changed_at'>, now: number): number | null {
  return stillCooling(user.phone_changed_at, now);
}

/**
 * Until when a user counts as protected although protection was taken away, epoch ms; null when it was not, or long
 * ago: one admin alone must not take it away and reset in the same breath (S19).
 */
export function protectedUntil(user: Pick<UserRecord, 'unprotected_at'>, now: number): number | null {
  return stillCooling(user.unprotected_at, now);
}

/** Whether a reset of this user needs a second operator now. */
export function isProtected(user: Pick<UserRecord, 'protected' | 'unprotected_at'>, now: number): boolean {
  return user.protected === 1 || protectedUntil(user, now) !== null;
}

function stillCooling(changedAt: number | null, now: number): number | null {
  return changedAt !== null && changedAt + COOL_OFF > now ? changedAt + COOL_OFF : null;
}
