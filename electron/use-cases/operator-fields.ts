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
