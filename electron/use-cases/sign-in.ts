import { AppError } from '../../shared/errors.ts';
import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { findOffice } from '../store/office.ts';
import { updateOperator } from '../store/operators.ts';
import { startSession } from './check-operator-password.ts';
import { endSession } from './end-session.ts';
import { canonicalLogin } from './operator-fields.ts';
import { proveOperator } from './prove-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError as `proveOperator`, needs-recovery-key */
export const signIn: UseCase<'session.signIn'> = async (services, before, input) => {
  await refuseWhileClosed(services);
  const { login, ...proof } = input;
  const operator = await proveOperator(services, { login: canonicalLogin(login) }, proof);
  if (before !== null) await endSession(services, before);
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, { last_signed_in_at: services.time.now() });
    await append(tx, services, operator, {
      action: 'signed-in',
      details: { authenticator: operator.totp_confirmed_at !== null },
    });
  });
  await startSession(services, operator.id);
  tellChanged(services, 'status');
  return {};
};

/** Nobody signs in where nothing can be logged: no office yet, or one whose secrets are closed. */
async function refuseWhileClosed(services: Services): Promise<void> {
  if (services.secrets.isOpen()) return;
  const office = await findOffice(services.db.read);
  throw new AppError(office === null ? 'sign-in-refused' : 'needs-recovery-key');
}
