import { append } from '../store/activity.ts';
import { findOperatorByLogin, updateOperator } from '../store/operators.ts';
import { checkOperatorPassword, startSession } from './check-operator-password.ts';
import { endSession } from './end-session.ts';
import { canonicalLogin } from './operator-fields.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError sign-in-refused, sign-in-wait */
export const signIn: UseCase<'session.signIn'> = async (services, before, input) => {
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
