import type { KnownUser, KnownUsers } from '../directory/judge-rows.ts';
import type { ReadRow } from '../directory/user-rows.ts';
import type { Db } from './database.ts';

/** At most 10,000 of each: SQLite takes 32,766 variables in one statement. */
type UniqueValues = {
  staffNumbers: readonly string[];
  logins: readonly string[];
  emails: readonly string[];
};

/** The users who bear a value that one of these rows has. */
export async function findKnownUsers(db: Db, rows: readonly ReadRow[]): Promise<KnownUsers> {
  const values = uniqueValues(rows);
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

/** The values by which `rows` may be found on file, for one question to the store. */
function uniqueValues(rows: readonly ReadRow[]): UniqueValues {
  const staffNumbers = new Set<string>();
  const logins = new Set<string>();
  const emails = new Set<string>();
  for (const row of rows) {
    if ('problem' in row) continue;
    const { staffNumber, login, email } = row.values;
    if (staffNumber !== null) staffNumbers.add(staffNumber);
    if (email !== null) emails.add(email);
    const asLogin = login ?? staffNumber ?? email;
    if (asLogin !== null) logins.add(asLogin);
  }
  return { staffNumbers: [...staffNumbers], logins: [...logins], emails: [...emails] };
}
