import { listActivity } from '../store/activity.ts';
import type { UseCase } from './use-case.ts';

export const listActivityEntries: UseCase<'activity.list'> = async (services, _operator, input) => {
  const found = await listActivity(services.db.read, { ...input, limit: input.limit + 1 });
  return { entries: found.slice(0, input.limit), more: found.length > input.limit };
};
