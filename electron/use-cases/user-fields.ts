import { AppError } from '../../shared/errors.ts';
import type { UserFields } from '../../shared/models.ts';
import { searchText } from '../directory/search-text.ts';
import { canonicalAddress } from '../mail/address.ts';
import type { Operator } from '../services.ts';
import type { Db } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { isInScope } from './find-user-for.ts';

type Columns = Pick<
  UserRecord,
  | 'login'
  | 'name'
  | 'email'
  | 'phone'
  | 'staff_number'
  | 'department'
  | 'language'
  | 'manager_email'
  | 'search_text'
>;

/**
 * What the store keeps for these fields: NFC, trimmed, empty is null, the address in canonical form (S50).
 *
 * @throws AppError('address-invalid'), with { field: 'managerEmail' } for the manager's
 */
export function userColumns(fields: UserFields): Columns {
  const kept = {
    login: clean(fields.login) ?? '',
    name: clean(fields.name) ?? '',
    email: addressOf(fields.email),
    phone: clean(fields.phone),
    staff_number: clean(fields.staffNumber),
    department: clean(fields.department),
    language: fields.language,
    manager_email: managerAddress(fields.managerEmail),
  };
  return {
    ...kept,
    search_text: searchText({
      name: kept.name,
      login: kept.login,
      email: kept.email,
      phone: kept.phone,
      staffNumber: kept.staff_number,
      department: kept.department,
    }),
  };
}

function addressOf(typed: string | null): string | null {
  return clean(typed) === null ? null : canonicalAddress(typed ?? '');
}

/** Said apart from the user's own, so that the screen can point at the right field. */
function managerAddress(typed: string | null): string | null {
  try {
    return addressOf(typed);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { field: 'managerEmail' });
  }
}

function clean(text: string | null): string | null {
  const kept = (text ?? '').normalize('NFC').trim();
  return kept === '' ? null : kept;
}

const UNIQUE = [
  ['login', 'login-taken'],
  ['email', 'email-taken'],
  ['staff_number', 'staff-number-taken'],
] as const;

/**
 * Says which other user already has one of these, so that the screen can name them to whoever may know them.
 *
 * @throws AppError login-taken, email-taken, staff-number-taken; details: userId, userName
 */
export async function refuseTaken(
  db: Db,
  operator: Pick<Operator, 'departments'>,
  columns: Columns,
  exceptId: string | null,
): Promise<void> {
  for (const [column, code] of UNIQUE) {
    const value = columns[column];
    if (value === null) continue;
    const other = await db
      .selectFrom('users')
      .select(['id', 'name', 'department'])
      .where(column, '=', value)
      .where('id', '<>', exceptId ?? '')
      .executeTakeFirst();
    if (other === undefined) continue;
    if (!isInScope(operator, other)) throw new AppError(code);
    throw new AppError(code, { userId: other.id, userName: other.name });
  }
}
