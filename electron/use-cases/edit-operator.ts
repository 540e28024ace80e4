import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { canonicalOperator } from './operator-fields.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError operator-not-found, address-invalid, login-taken, last-admin */
export const editOperator: UseCase<'operators.edit'> = async (services, operator, input) => {
  const fields = canonicalOperator(input);
  await services.db.write(async (tx) => {
    const before = await findOperator(tx, input.operatorId);
    if (before === null) throw new AppError('operator-not-found');
    await updateOperator(tx, before.id, { ...fields, role: input.role });
    await append(tx, services, operator, {
      action: 'operator-changed',
      details: { operator: fields.name, login: fields.login, roleBefore: before.role, role: input.role },
    });
  });
  tellChanged(services, 'operators', 'status', 'activity');
  return {};
};
