import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError operator-not-found, last-admin */
export const setOperatorEnabled: UseCase<'operators.setEnabled'> = async (services, operator, input) => {
  await services.db.write(async (tx) => {
    const before = await findOperator(tx, input.operatorId);
    if (before === null) throw new AppError('operator-not-found');
    await updateOperator(tx, before.id, { disabled_at: input.enabled ? null : services.time.now() });
    await append(tx, services, operator, {
      action: input.enabled ? 'operator-enabled' : 'operator-disabled',
      details: { operator: before.name, login: before.login },
    });
  });
  tellChanged(services, 'operators', 'status', 'activity');
  return {};
};
