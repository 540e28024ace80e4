import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Role } from '../../shared/lists.ts';
import type { Duty, SignInSettings } from '../../shared/sign-in.ts';
import type { Db } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import type { OperatorRecord } from '../store/tables.ts';

type Judged = Pick<OperatorRecord, 'role' | 'totp_confirmed_at' | 'must_change'>;

const REFUSED_AS = {
  'own-password': 'own-password-needed',
  'enrol-totp': 'totp-required',
} as const satisfies Record<Duty, ErrorCode>;

/** Whether the office asks a role for the code of an authenticator app. */
export function demandsTotp({ totp }: SignInSettings, role: Role): boolean {
  return totp === 'everyone' || (totp === 'admins' && role === 'admin');
}

/** What this operator has to do before anything else; null when nothing. */
export async function firstDuty(db: Db, operator: Judged): Promise<Duty | null> {
  if (operator.must_change === 1) return 'own-password';
  if (operator.totp_confirmed_at !== null) return null;
  return demandsTotp(await readSetting(db, 'signIn'), operator.role) ? 'enrol-totp' : null;
}

/**
 * @param but what may still be to be done
 * @throws AppError own-password-needed, totp-required
 */
export async function refuseBeforeDuty(db: Db, operator: Judged, but: readonly Duty[] = []): Promise<void> {
  const duty = await firstDuty(db, operator);
  if (duty !== null && !but.includes(duty)) throw new AppError(REFUSED_AS[duty]);
}
