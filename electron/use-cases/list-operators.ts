import { listOperators, toOperatorView } from '../store/operators.ts';
import type { UseCase } from './use-case.ts';

export const listAllOperators: UseCase<'operators.list'> = async (services) => ({
  operators: (await listOperators(services.db.read)).map(toOperatorView),
});
