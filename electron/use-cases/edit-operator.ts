import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { canonicalOperator, departmentsText, scopeFacts } from './operator-fields.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError operator-not-found, address-invalid, login-taken, last-admin */
export const editOperator: UseCase<'operators.edit'> = async (services, operator, input) => {
  const fields = canonicalOperator(input);
  await services.db.write(async (tx) => {
    const before = await findOperator(tx, input.operatorId);
    if (before === null) throw new AppError('operator-not-found');
    const kept: string[] | null = before.departments === null ? null : JSON.parse(before.departments);
    const departments = input.departments === undefined ? kept : input.departments;
    await updateOperator(tx, before.id, {
      ...fields,
      role: input.role,
      departments: departmentsText(input.role, departments),
    });
    for (const address of before.email === fields.email ? [] : [before.email, fields.email]) {
      await tellOperator(tx, services, operator, fields, 'address', address);
    }
    if (before.login !== fields.login) await tellOperator(tx, services, operator, fields, 'login');
    if (before.role !== input.role) await tellOperator(tx, services, operator, fields, 'role');
    await append(tx, services, operator, {
      action: 'operator-changed',
      details: {
        operator: fields.name,
        login: fields.login,
        roleBefore: before.role,
        role: input.role,
        ...scopeFacts(input.role, departments),
      },
    });
  });
  services.outbox.wake();
  tellChanged(services, 'operators', 'status', 'activity', 'outbox');
  return {};
};
