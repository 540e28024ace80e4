import { CSV_FIELDS, type Language, type RowProblem } from '../../shared/lists.ts';
import type { UserFields } from '../../shared/models.ts';
import { createSeenValues } from './seen-values.ts';
import { type BadRow, type ReadRow, shown, type UserRowValues } from './user-rows.ts';

/** What the store already knows about a user, as far as an import needs it. */
export type KnownUser = UserFields & { id: string };

/** Users on file, by each value that only one of them may have. */
export type KnownUsers = {
  byStaffNumber: Lookup;
  byLogin: Lookup;
  byEmail: Lookup;
};
type Lookup = { get(value: string): KnownUser | undefined };

export type JudgedRow =
  | { verdict: 'added'; line: number; fields: UserFields }
  | {
      verdict: 'updated';
      line: number;
      fields: UserFields;
      userId: string;
      addressChanged: boolean;
      /** What the row itself tells of the user. */
      values: UserRowValues;
    }
  | { verdict: 'unchanged'; line: number; userId: string }
  | (BadRow & { verdict: 'bad' });

/**
 * Judges the rows of one file, one after the other; make one judge per file.
 *
 * Who a row is about, so that the same file imported again changes nothing: the user with its staff number; else the
 * user with its login; else, when it has no login, the user with its address. A user found by the weaker mark who bears
 * another staff number is somebody else. A row never erases: an empty cell leaves what is on file.
 * A new user without a login gets the staff number as login, else the whole address: both are unique and say the
 * same next time.
 */
export function createJudge(office: {
  language: Language;
  /** Where logins have a column, a new user must have one in it. */
  loginMapped: boolean;
}): (row: ReadRow, known: KnownUsers) => JudgedRow {
  const seen = createSeenValues();

  return (row, known) => {
    if ('problem' in row) return { ...row, verdict: 'bad' };
    const { line, values } = row;
    const existing = match(values, known);
    const fields = merge(values, existing, office.language);
    const bad = (problem: RowProblem, value: string | null): JudgedRow => {
      return { verdict: 'bad', line, problem, value: shown(value ?? '') };
    };

    if (existing === null && office.loginMapped && values.login === null)
      return bad('login-missing', fields.name);
    if (fields.login.length > 200) return bad('too-long', fields.login);
    const twice = findTwice(fields, existing, values);
    if (twice !== null) return bad(...twice);
    const taken = findTaken(fields, existing, known);
    if (taken !== null) return bad(...taken);

    if (existing !== null) seen.add('user', existing.id);
    if (fields.staffNumber !== null) seen.add('staffNumber', fields.staffNumber);
    if (fields.email !== null) seen.add('email', fields.email);
    seen.add('login', fields.login);

    if (existing === null) return { verdict: 'added', line, fields };
    if (!differs(fields, existing)) return { verdict: 'unchanged', line, userId: existing.id };
    const addressChanged = existing.email !== null && fields.email !== existing.email;
    return { verdict: 'updated', line, fields, userId: existing.id, addressChanged, values };
  };

  function findTwice(
    fields: UserFields,
    existing: KnownUser | null,
    values: UserRowValues,
  ): [RowProblem, string] | null {
    const { staffNumber, login, email } = fields;
    if (staffNumber !== null && seen.has('staffNumber', staffNumber)) {
      return ['staff-number-twice-in-file', staffNumber];
    }
    if (values.login !== null && seen.has('login', login)) return ['login-twice-in-file', login];
    if (email !== null && seen.has('email', email)) return ['email-twice-in-file', email];
    if (seen.has('login', login)) return ['login-twice-in-file', login];
    // Two rows that found one user by different marks.
    if (existing !== null && seen.has('user', existing.id)) return ['login-twice-in-file', existing.login];
    return null;
  }
}

function match(values: UserRowValues, known: KnownUsers): KnownUser | null {
  const { staffNumber, login, email } = values;
  const byNumber = staffNumber === null ? undefined : known.byStaffNumber.get(staffNumber);
  if (byNumber !== undefined) return byNumber;
  const weaker =
    login !== null ? known.byLogin.get(login) : email !== null ? known.byEmail.get(email) : undefined;
  if (weaker === undefined) return null;
  return staffNumber === null || weaker.staffNumber === null ? weaker : null;
}

/** What is on file after a row: what it does not tell stays as it was. */
export function merge(
  values: UserRowValues,
  existing: UserFields | null,
  officeLanguage: Language,
): UserFields {
  return {
    name: values.name ?? existing?.name ?? '',
    login: values.login ?? existing?.login ?? values.staffNumber ?? values.email ?? '',
    email: values.email ?? existing?.email ?? null,
    phone: values.phone ?? existing?.phone ?? null,
    staffNumber: values.staffNumber ?? existing?.staffNumber ?? null,
    department: values.department ?? existing?.department ?? null,
    language: values.language ?? existing?.language ?? officeLanguage,
    managerEmail: values.managerEmail ?? existing?.managerEmail ?? null,
  };
}

function findTaken(
  fields: UserFields,
  existing: KnownUser | null,
  known: KnownUsers,
): [RowProblem, string] | null {
  const isOther = (user: KnownUser | undefined) => user !== undefined && user.id !== existing?.id;
  const { staffNumber, login, email } = fields;
  if (staffNumber !== null && isOther(known.byStaffNumber.get(staffNumber))) {
    return ['staff-number-taken', staffNumber];
  }
  if (isOther(known.byLogin.get(login))) return ['login-taken', login];
  if (email !== null && isOther(known.byEmail.get(email))) return ['email-taken', email];
  return null;
}

function differs(fields: UserFields, existing: KnownUser): boolean {
  return CSV_FIELDS.some((name) => fields[name] !== existing[name]);
}
