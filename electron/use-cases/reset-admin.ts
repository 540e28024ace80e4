import { AppError } from '../../shared/errors.ts';
import { hashPassword } from '../security/passwords.ts';
import { parseRecoveryKey, unwrapOfficeKey } from '../security/recovery-key.ts';
import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { insertAlert } from '../store/alerts.ts';
import { findGuesses, forgetGuesses, saveGuesses } from '../store/guesses.ts';
import { findOffice } from '../store/office.ts';
import { findOperatorByLogin, updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { waitUntil } from './growing-wait.ts';
import { mailAlert } from './mail-alert.ts';
import { canonicalLogin } from './operator-fields.ts';
import { refuseWeakOperatorPassword } from './password-policy.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { NO_TOTP } from './remove-totp.ts';
import { tellChanged, type UseCase } from './use-case.ts';

const COUNTER = 'recovery-key';

/**
 * No admin can sign in any more: whoever holds the recovery key gives one of them a new password. It takes away what
 * stood in the way (disabled, waits, a lost authenticator app), and every admin hears of it.
 *
 * The key is looked at first, so that without it nothing is learnt: neither who is an admin nor what a password must be.
 *
 * @throws AppError needs-recovery-key (the office is still closed), recovery-key-missing (none was ever confirmed),
 * sign-in-wait { until }, recovery-key-wrong, operator-not-found (also for one who is no admin), password-refused
 */
export const resetAdmin: UseCase<'recovery.resetAdmin'> = (services, _operator, input) =>
  services.session.inTurn(async () => {
    await refuseWrongKey(services, input.recoveryKey);
    const admin = await findOperatorByLogin(services.db.read, canonicalLogin(input.login));
    if (admin?.role !== 'admin') throw new AppError('operator-not-found');
    await refuseWeakOperatorPassword(services.db.read, input.newPassword, admin);
    const { bcryptCost } = await readSetting(services.db.read, 'passwords');
    const hash = await hashPassword(input.newPassword, bcryptCost);
    await services.db.write(async (tx) => {
      const at = services.time.now();
      await updateOperator(tx, admin.id, {
        password_hash: hash,
        must_change: 0,
        disabled_at: null,
        failures: 0,
        wait_until: null,
        ...NO_TOTP,
      });
      await forgetGuesses(tx, COUNTER);
      await append(tx, services, null, {
        action: 'admin-recovered',
        details: { operator: admin.name, login: admin.login },
      });
      const facts = { kind: 'admin-recovered' } as const;
      await insertAlert(tx, {
        at,
        subject: `operator:${admin.id}`,
        operatorId: admin.id,
        userId: null,
        facts,
      });
      await mailAlert(tx, services, { at, operator: admin, user: null, facts });
    });
    services.outbox.wake();
    tellChanged(services, 'status', 'operators', 'activity', 'alerts', 'outbox');
    return {};
  });

async function refuseWrongKey(services: Services, typed: string): Promise<void> {
  const office = await findOffice(services.db.read);
  if (office !== null && !services.secrets.isOpen()) throw new AppError('needs-recovery-key');
  if (office?.wrapped_by_recovery == null) throw new AppError('recovery-key-missing', { none: 1 });
  const now = services.time.now();
  const guesses = await findGuesses(services.db.read, COUNTER, now);
  if (guesses.wait_until !== null && guesses.wait_until > now) {
    throw new AppError('sign-in-wait', { until: guesses.wait_until });
  }
  try {
    unwrapOfficeKey(parseRecoveryKey(typed), office.wrapped_by_recovery, office.id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'recovery-key-wrong') {
      await countWrongKey(services, guesses.failures + 1);
    }
    throw error;
  }
}

async function countWrongKey(services: Services, failures: number): Promise<void> {
  await services.db.write(async (tx) => {
    const at = services.time.now();
    await saveGuesses(tx, COUNTER, { failures, wait_until: waitUntil(failures, at), at });
    await append(tx, services, null, {
      action: 'admin-recovered',
      code: 'recovery-key-wrong',
      details: { failures },
    });
    await raiseAlerts(tx, services, null, { kind: 'refused', of: 'sign-in' });
  });
  tellChanged(services, 'activity', 'alerts', 'outbox');
  services.outbox.wake();
}
