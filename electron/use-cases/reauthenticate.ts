import { append } from '../store/activity.ts';
import { proveOperator } from './prove-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The operator proves once more who sits there, for the channels that ask for it (S22, ASVS 7.5.3).
 *
 * @throws AppError as `proveOperator`
 */
export const reauthenticate: UseCase<'session.reauthenticate'> = async (services, operator, input) => {
  const { totp_confirmed_at } = await proveOperator(services, { id: operator.id }, input);
  const details = { authenticator: totp_confirmed_at !== null };
  await services.db.write((tx) => append(tx, services, operator, { action: 're-authenticated', details }));
  services.session.prove();
  tellChanged(services, 'activity');
  return {};
};
