import { append } from '../store/activity.ts';
import { proveOperator } from './prove-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The operator proves once more who sits there, for the channels that ask for it (S22, ASVS 7.5.3).
 *
 * @throws AppError as `proveOperator`
 */
export const reauthenticate: UseCase<'session.reauthenticate'> = async (services, operator, input) => {
  await proveOperator(services, { id: operator.id }, input);
  await services.db.write((tx) => append(tx, services, operator, { action: 're-authenticated' }));
  services.session.prove();
  tellChanged(services, 'activity');
  return {};
};
