import { listResets } from '../store/reset-views.ts';
import type { UseCase } from './use-case.ts';

/** Of the users whom this operator may work for. */
export const listAllResets: UseCase<'resets.list'> = async (services, operator, input) => {
  const { mine, ...rest } = input;
  const { departments } = operator;
  const filter = { ...rest, departments, issuedBy: mine ? operator.id : undefined };
  return { resets: await listResets(services.db.read, filter, services.time.now()) };
};
