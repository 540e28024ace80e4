import { narrowedTo } from '../store/user-scope.ts';
import { searchUsers } from '../store/user-search.ts';
import type { UseCase } from './use-case.ts';

export const searchForUsers: UseCase<'users.search'> = async (
  services,
  operator,
  { query, limit, filter, department },
) => {
  const { rows, ...how } = await searchUsers(services.db.read, query, {
    limit,
    filter,
    now: services.time.now(),
    scope: narrowedTo(department, operator.departments),
    operatorId: operator.id,
  });
  return { users: rows, ...how };
};
