import type { Role } from '../../shared/lists.ts';
import type { SignInSettings } from '../../shared/sign-in.ts';
import type { Db } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import type { OperatorRecord } from '../store/tables.ts';

/** Whether the office asks a role for the code of an authenticator app. */
export function demandsTotp({ totp }: SignInSettings, role: Role): boolean {
  return totp === 'everyone' || (totp === 'admins' && role === 'admin');
}

/** Whether this operator has to set up the authenticator app before anything else. */
export async function mustEnrol(
  db: Db,
  operator: Pick<OperatorRecord, 'role' | 'totp_confirmed_at'>,
): Promise<boolean> {
  if (operator.totp_confirmed_at !== null) return false;
  return demandsTotp(await readSetting(db, 'signIn'), operator.role);
}
