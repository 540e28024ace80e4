import { listResets } from '../store/resets.ts';
import type { UseCase } from './use-case.ts';

export const listAllResets: UseCase<'resets.list'> = async (services, _operator, input) => ({
  resets: await listResets(services.db.read, input, services.time.now()),
});
