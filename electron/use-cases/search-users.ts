import type { Scope } from '../store/user-scope.ts';
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
    scope: narrowed(operator.departments, department),
    operatorId: operator.id,
  });
  return { users: rows, ...how };
};

/** A chosen department is a narrower scope, and never a wider one. */
function narrowed(scope: Scope, department: string | null): Scope {
  if (department === null) return scope;
  return scope === null || scope.includes(department) ? [department] : [];
}
