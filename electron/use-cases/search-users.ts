import { searchUsers } from '../store/user-search.ts';
import type { UseCase } from './use-case.ts';

export const searchForUsers: UseCase<'users.search'> = async (
  services,
  _operator,
  { query, limit, filter },
) => {
  const { rows, total } = await searchUsers(services.db.read, query, {
    limit,
    filter,
    now: services.time.now(),
  });
  return { users: rows, total };
};
