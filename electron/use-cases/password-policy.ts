import { AppError } from '../../shared/errors.ts';
import type { PasswordPolicy } from '../../shared/models.ts';
import { MAX_CODE_POINTS, type PasswordContext } from '../../shared/password-rules.ts';
import type { PasswordSettings } from '../../shared/settings.ts';
import { judgePassword } from '../security/password-judgement.ts';
import type { Db } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import type { OperatorRecord, UserRecord } from '../store/tables.ts';

/** Words this user's password may not contain: the office's and their own (S32). */
export async function passwordContext(db: Db, user: Partial<UserRecord> | null): Promise<PasswordContext> {
  const settings = await readSetting(db, 'passwords');
  const office = await readSetting(db, 'office');
  const own = user === null ? [] : [user.name, user.login, user.email, user.staff_number, user.phone];
  return contextOf(settings, [office.name, ...own]);
}

/**
 * The same rules for an operator's password: the office's words and the operator's own.
 *
 * @throws AppError('password-refused', { rules })
 */
export async function refuseWeakOperatorPassword(
  db: Db,
  password: string,
  operator: Pick<OperatorRecord, 'name' | 'login' | 'email'>,
): Promise<void> {
  const settings = await readSetting(db, 'passwords');
  const office = await readSetting(db, 'office');
  await refuseBroken(
    password,
    contextOf(settings, [office.name, operator.name, operator.login, operator.email]),
  );
}

/** @throws AppError('password-refused', { rules }) naming every rule that is broken, not only the first */
export async function refuseBroken(password: string, context: PasswordContext): Promise<void> {
  const { broken } = await judgePassword(password, context);
  if (broken.length > 0) throw new AppError('password-refused', { rules: broken });
}

export function policyOf(settings: PasswordSettings): PasswordPolicy {
  return {
    minLength: settings.minLength,
    maxLength: MAX_CODE_POINTS,
    onBehalfAllowed: settings.onBehalfAllowed,
  };
}

/** Of an address only the local part: the domain is the office's and would refuse too much. */
export function contextOf(
  settings: PasswordSettings,
  words: readonly (string | null | undefined)[],
): PasswordContext {
  const own = words.flatMap((word) => (word ? [word.includes('@') ? (word.split('@')[0] ?? '') : word] : []));
  return { minLength: settings.minLength, contextWords: [...settings.contextWords, ...own] };
}
