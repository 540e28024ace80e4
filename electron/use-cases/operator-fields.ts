import type { Role } from '../../shared/lists.ts';
import { canonicalAddress } from '../mail/address.ts';

export type OperatorFields = { login: string; name: string; email: string };

/** Logins are compared without case and in one Unicode form, so that nobody has two of one. */
export function canonicalLogin(login: string): string {
  return login.normalize('NFC').trim().toLowerCase();
}

/** @throws AppError('address-invalid') */
export function canonicalOperator(fields: OperatorFields): OperatorFields {
  return {
    login: canonicalLogin(fields.login),
    name: fields.name.normalize('NFC').trim(),
    email: canonicalAddress(fields.email),
  };
}

/** As the store keeps them: nothing for an admin, whom no department binds, so that a role given back later starts open. */
export function departmentsText(role: Role, departments: readonly string[] | null): string | null {
  if (role === 'admin' || departments === null) return null;
  return JSON.stringify([...new Set(departments.map((name) => name.normalize('NFC').trim()))].sort());
}

/** What a line of the log says of it. */
export function scopeFacts(
  role: Role,
  departments: readonly string[] | null,
): { departments: string } | Record<string, never> {
  return role === 'admin' || departments === null ? {} : { departments: departments.join(', ') };
}
