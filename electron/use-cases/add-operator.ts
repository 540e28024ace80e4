import { hashPassword } from '../security/passwords.ts';
import { append } from '../store/activity.ts';
import { newId } from '../store/new-id.ts';
import { insertOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { canonicalOperator, departmentsText, scopeFacts } from './operator-fields.ts';
import { refuseWeakOperatorPassword } from './password-policy.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** The first password is the admin's choice, and not for good (ASVS 5.0 6.4.1). @throws AppError address-invalid, password-refused, login-taken */
export const addOperator: UseCase<'operators.add'> = async (services, operator, input) => {
  const fields = canonicalOperator(input);
  const settings = await readSetting(services.db.read, 'passwords');
  await refuseWeakOperatorPassword(services.db.read, input.password, fields);
  const passwordHash = await hashPassword(input.password, settings.bcryptCost);
  const id = newId();
  await services.db.write(async (tx) => {
    await insertOperator(tx, {
      id,
      ...fields,
      role: input.role,
      departments: departmentsText(input.role, input.departments),
      password_hash: passwordHash,
      must_change: 1,
      created_at: services.time.now(),
    });
    await append(tx, services, operator, {
      action: 'operator-added',
      details: {
        operator: fields.name,
        login: fields.login,
        role: input.role,
        mustChange: true,
        ...scopeFacts(input.role, input.departments),
      },
    });
  });
  tellChanged(services, 'operators', 'activity');
  return { operatorId: id };
};
