import SqliteDatabase from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

/** Constraint messages that stand for a refusal a person can act on. */
const CONSTRAINTS: readonly (readonly [fragment: string, refusal: AppError['code']])[] = [
  ['users.email', 'email-taken'],
  ['users.login', 'login-taken'],
  ['users.staff_number', 'staff-number-taken'],
  ['operators.login', 'login-taken'],
  ['last-admin', 'last-admin'],
  ['user is being imported', 'user-being-imported'],
];

/** Whether it is the store that fails, and not what was to be written: then every other write fares the same. */
export function isStoreTrouble(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && !error.code.startsWith('SQLITE_CONSTRAINT');
}

/** What a database error means to a person, or null when it is a defect. */
export function storeRefusal(error: unknown): AppError | null {
  if (!(error instanceof SqliteDatabase.SqliteError)) return null;
  if (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_IOERR_WRITE') return new AppError('disk-full');
  if (error.code.startsWith('SQLITE_BUSY')) return new AppError('store-busy');
  if (!error.code.startsWith('SQLITE_CONSTRAINT')) return null;
  const hit = CONSTRAINTS.find(([fragment]) => error.message.includes(fragment));
  return hit === undefined ? null : new AppError(hit[1]);
}
