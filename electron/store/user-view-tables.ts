import type { UserFilter } from '../../shared/user-columns.ts';

/** What an operator calls a question of theirs. */
export type UserViewsTable = {
  id: string;
  operator_id: string;
  name: string;
  query: string;
  filter: UserFilter;
  department: string | null;
  /** JSON array of `UserColumn`. */
  columns: string;
  start: number;
};

/** JSON array of `UserColumn`, of an operator who has chosen any. */
export type UserColumnsTable = { operator_id: string; columns: string };

export type UserListTables = { user_views: UserViewsTable; user_columns: UserColumnsTable };
