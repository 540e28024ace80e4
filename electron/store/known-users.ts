import type { KnownUser, KnownUsers } from '../directory/judge-rows.ts';
import type { Db } from './database.ts';

/** At most 10,000 of each: SQLite takes 32,766 variables in one statement. */
export type UniqueValues = {
  staffNumbers: readonly string[];
  logins: readonly string[];
  emails: readonly string[];
};

/** The users who bear any of these values. */
export async function findKnownUsers(db: Db, values: UniqueValues): Promise<KnownUsers> {
  const found = await Promise.all([
    usersWith(db, 'staff_number', values.staffNumbers),
    usersWith(db, 'login', values.logins),
    usersWith(db, 'email', values.emails),
  ]);
  const [byStaffNumber, byLogin, byEmail] = found;
  return {
    byStaffNumber: keyed(byStaffNumber, (user) => user.staffNumber),
    byLogin: keyed(byLogin, (user) => user.login),
    byEmail: keyed(byEmail, (user) => user.email),
  };
}

async function usersWith(
  db: Db,
  column: 'staff_number' | 'login' | 'email',
  values: readonly string[],
): Promise<KnownUser[]> {
  if (values.length === 0) return [];
  return db
    .selectFrom('users')
    .select([
      'id',
      'name',
      'login',
      'email',
      'phone',
      'staff_number as staffNumber',
      'department',
      'language',
      'manager_email as managerEmail',
    ])
    .where(column, 'in', values)
    .execute();
}

function keyed(users: readonly KnownUser[], key: (user: KnownUser) => string | null): Map<string, KnownUser> {
  return new Map(users.map((user) => [key(user) ?? '', user]));
}
