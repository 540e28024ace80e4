import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import { fullSince } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Product rule 6: an address cannot be changed and used in the same breath. */
export const COOL_OFF = DAY;

/** When the address on file may be used again, epoch ms; null when it may be now. */
export function coolingOffUntil(user: Pick<UserRecord, 'email_changed_at'>, now: number): number | null {
  const until = user.email_changed_at === null ? 0 : user.email_changed_at + COOL_OFF;
  return until > now ? until : null;
}

/**
 * `bulk`: an admin's batch is its own allowance. It is named, reasoned and told to the other admins, so what it sends is
 * not counted against the operator or the office (S11); how often one user may get a mail holds for it all the same.
 */
export type Allowance = 'single' | 'bulk';

/**
 * Everything that forbids a reset for this user now. The same function greys out the button and guards the act.
 *
 * @throws AppError user-disabled, address-missing, address-cooling-off { until }, mail-not-configured,
 * limit-reached { limit, max, nextAt }
 */
export async function refuseReset(
  db: Db,
  services: Pick<Services, 'time'>,
  operator: Pick<Operator, 'id'>,
  user: UserRecord,
  allowance: Allowance = 'single',
): Promise<void> {
  const now = services.time.now();
  if (user.disabled_at !== null) throw new AppError('user-disabled');
  if (user.email === null) throw new AppError('address-missing');
  const until = coolingOffUntil(user, now);
  if (until !== null) throw new AppError('address-cooling-off', { until });
  if ((await readSetting(db, 'mail')).way === 'none') throw new AppError('mail-not-configured');
  await refuseOverLimit(db, operator, user, now, allowance);
}

/**
 * Everything that forbids a code on paper for this user now. It is for people without mail: whoever has an address gets
 * a mail, so that nobody can go round its cool-off.
 *
 * @throws AppError user-disabled, slip-not-needed when there is an address after all, limit-reached { limit, max, nextAt }
 */
export async function refuseSlip(
  db: Db,
  services: Pick<Services, 'time'>,
  operator: Pick<Operator, 'id'>,
  user: UserRecord,
): Promise<void> {
  if (user.disabled_at !== null) throw new AppError('user-disabled');
  if (user.email !== null) throw new AppError('slip-not-needed');
  await refuseOverLimit(db, operator, user, services.time.now(), 'bulk');
}

/**
 * Everything that forbids a temporary password for this user now; it is counted like a reset. Greys out the button and
 * guards the act. Whatever else must be true of the caller before one is told belongs here.
 *
 * @throws AppError temporary-passwords-off, not-allowed { role }, user-disabled, limit-reached { limit, max, nextAt }
 */
export async function refuseTemporary(
  db: Db,
  services: Pick<Services, 'time'>,
  operator: Pick<Operator, 'id' | 'role'>,
  user: UserRecord,
): Promise<void> {
  const { temporaryPasswords } = await readSetting(db, 'passwords');
  if (temporaryPasswords === 'off') throw new AppError('temporary-passwords-off');
  if (temporaryPasswords === 'admins' && operator.role !== 'admin')
    throw new AppError('not-allowed', { role: 'admin' });
  if (user.disabled_at !== null) throw new AppError('user-disabled');
  await refuseOverLimit(db, operator, user, services.time.now(), 'single');
}

/** S11. Counted from the resets themselves, so a restart changes nothing. */
async function refuseOverLimit(
  db: Db,
  operator: Pick<Operator, 'id'>,
  user: UserRecord,
  now: number,
  allowance: Allowance,
): Promise<void> {
  const settings = await readSetting(db, 'tokens');
  const userId = user.id;
  const operatorId = operator.id;
  const limits = [
    { limit: 'user-hour', userId, max: settings.perUserHour, window: HOUR },
    { limit: 'user-day', userId, max: settings.perUserDay, window: DAY },
    ...(allowance === 'bulk'
      ? []
      : [
          { limit: 'operator-hour', operatorId, max: settings.perOperatorHour, window: HOUR },
          { limit: 'office-hour', max: settings.perOfficeHour, window: HOUR },
        ]),
  ];
  const full = await fullSince(
    db,
    limits.map(({ window, limit: _, ...counted }) => ({ ...counted, since: now - window })),
  );
  for (const [index, { limit, max, window }] of limits.entries()) {
    const oldest = full[index] ?? null;
    if (oldest !== null) throw new AppError('limit-reached', { limit, max, nextAt: oldest + window });
  }
}
