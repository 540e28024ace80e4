import { AppError } from '../../shared/errors.ts';
import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { findOffice } from '../store/office.ts';
import { findOperatorByLogin, updateOperator } from '../store/operators.ts';
import { checkOperatorPassword, startSession } from './check-operator-password.ts';
import { endSession } from './end-session.ts';
import { canonicalLogin } from './operator-fields.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError sign-in-refused, sign-in-wait, needs-recovery-key */
export const signIn: UseCase<'session.signIn'> = async (services, before, input) => {
  await refuseWhileClosed(services);
  const login = canonicalLogin(input.login);
  const operator = await checkOperatorPassword(
    services,
    () => findOperatorByLogin(services.db.read, login),
    input.password,
  );
  if (before !== null) await endSession(services, before);
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, {
      failures: 0,
      wait_until: null,
      last_signed_in_at: services.time.now(),
    });
    await append(tx, services, operator, { action: 'signed-in' });
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
