import { listResets } from '../store/resets.ts';
import type { UseCase } from './use-case.ts';

export const listAllResets: UseCase<'resets.list'> = async (services, operator, input) => ({
  resets: await listResets(services.db.read, { ...input, scope: operator.departments }, services.time.now()),
});
