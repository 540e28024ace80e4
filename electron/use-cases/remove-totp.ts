import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { demandsTotp } from './first-duty.ts';
import { proveOperator } from './prove-operator.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** What an operator is without an authenticator app. */
export const NO_TOTP = { totp_sealed: null, totp_confirmed_at: null, totp_last_step: 0 } as const;

/**
 * One's own, with password and code: whoever has lost the app asks an admin.
 *
 * @throws AppError totp-required while the office demands one, and as `proveOperator`
 */
export const removeOwnTotp: UseCase<'totp.remove'> = async (services, operator, proof) => {
  const settings = await readSetting(services.db.read, 'signIn');
  if (demandsTotp(settings, operator.role)) throw new AppError('totp-required', { remove: 1 });
  await proveOperator(services, { id: operator.id }, proof);
  await services.db.write((tx) => remove(tx, services, operator, operator));
  services.outbox.wake();
  tellChanged(services, 'status', 'operators', 'activity', 'outbox');
  return {};
};

/** Another operator's. Where the office demands one, they set up a new one at the next sign-in. @throws AppError operator-not-found, totp-own */
export const removeOperatorTotp: UseCase<'operators.removeTotp'> = async (
  services,
  operator,
  { operatorId },
) => {
  if (operatorId === operator.id) throw new AppError('totp-own');
  await services.db.write(async (tx) => {
    const target = await findOperator(tx, operatorId);
    if (target === null) throw new AppError('operator-not-found');
    if (target.totp_sealed !== null) await remove(tx, services, operator, target);
  });
  services.outbox.wake();
  tellChanged(services, 'status', 'operators', 'activity', 'outbox');
  return {};
};

async function remove(
  tx: Tx,
  services: Services,
  operator: Operator,
  target: { id: string; name: string; login: string; email: string },
): Promise<void> {
  await updateOperator(tx, target.id, NO_TOTP);
  await tellOperator(tx, services, operator, target, 'totp-removed');
  await append(tx, services, operator, {
    action: 'totp-removed',
    details: { operator: target.name, login: target.login, own: target.id === operator.id },
  });
}
