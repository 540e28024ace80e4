import { listActivity } from '../store/activity.ts';
import type { UseCase } from './use-case.ts';

/** What concerns no user (sign-ins, settings, operators) is everybody's; the rest goes by the operator's departments. */
export const listActivityEntries: UseCase<'activity.list'> = async (services, operator, input) => {
  const filter = { ...input, scope: operator.departments, limit: input.limit + 1 };
  const found = await listActivity(services.db.read, filter);
  return { entries: found.slice(0, input.limit), more: found.length > input.limit };
};
