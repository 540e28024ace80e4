import { ERROR_CODES, type Refusal } from '../../shared/errors.ts';
import type { UserCard } from '../../shared/models.ts';

/** A refusal that main foretells, its code checked against the closed list. */
export function asRefusal(reason: NonNullable<UserCard['sendRefusal']>): Refusal;
export function asRefusal(reason: UserCard['sendRefusal']): Refusal | null;
export function asRefusal(reason: UserCard['sendRefusal']): Refusal | null {
  if (reason === null) return null;
  const code = ERROR_CODES.find((known) => known === reason.code) ?? 'internal';
  return reason.details === undefined ? { code } : { code, details: reason.details };
}
