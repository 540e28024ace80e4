import type { CsvMapping } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import { CSV_FIELDS, type CsvField, type Language, type RowProblem } from '../../shared/lists.ts';
import { UserFields } from '../../shared/models.ts';
import { isPlainLine } from '../../shared/text-rules.ts';
import { canonicalAddress } from '../mail/address.ts';
import { unguardFormula } from './formula-guard.ts';
import type { CsvRow } from './parse-csv.ts';

/** What one row says about a user; a field that is not mapped, or whose cell is empty, is null: nothing is said. */
export type UserRowValues = Omit<UserFields, 'name' | 'login' | 'language'> & {
  name: string | null;
  login: string | null;
  language: Language | null;
};

export type BadRow = { line: number; problem: RowProblem; value: string };
export type ReadRow = { line: number; values: UserRowValues } | BadRow;

const LANGUAGE_WORDS = new Map<string, Language>([
  ...['ko', 'kr', 'kor', 'korean', 'ko-kr', '한국어', '한글', '국문', '국어'].map(
    (word) => [word, 'ko'] as const,
  ),
  ...['en', 'eng', 'english', 'en-us', 'en-gb', '영어', '영문'].map((word) => [word, 'en'] as const),
]);
const LONGEST: Readonly<Partial<Record<CsvField, number>>> = Object.fromEntries(
  (['name', 'login', 'email', 'phone', 'staffNumber', 'department'] as const).map((field) => {
    const schema = UserFields.shape[field];
    const text = 'unwrap' in schema ? schema.unwrap() : schema;
    return [field, text.maxLength ?? undefined];
  }),
);

/** @throws AppError('mapping-incomplete', { missing }) unless there is a name and something that tells users apart. */
export function checkMapping(mapping: CsvMapping): void {
  if (mapping.name === null) throw new AppError('mapping-incomplete', { missing: ['name'] });
  if (mapping.staffNumber === null && mapping.login === null && mapping.email === null) {
    throw new AppError('mapping-incomplete', { missing: ['login', 'staffNumber', 'email'] });
  }
}

/** @param width how many columns the first row of the file has */
export function readRow(row: CsvRow, mapping: CsvMapping, width: number): ReadRow {
  const { line, cells } = row;
  const bad = (problem: RowProblem, value = ''): BadRow => ({ line, problem, value: shown(value) });
  // A separator inside an unquoted name moves every later value into the next column.
  const surplus = cells.slice(width).find((cell) => cell.trim() !== '');
  if (surplus !== undefined) return bad('too-many-columns', surplus);
  const cell = (field: CsvField): string | null => {
    const index = mapping[field];
    const value = index === null ? '' : clean(cells[index] ?? '');
    return value === '' ? null : value;
  };
  for (const field of CSV_FIELDS) {
    const value = cell(field) ?? '';
    if (!isPlainLine(value)) return bad('control-character', value);
    if (value.length > (LONGEST[field] ?? Number.POSITIVE_INFINITY)) return bad('too-long', value);
  }
  const name = cell('name');
  if (name === null) {
    return bad((mapping.name ?? 0) >= cells.length ? 'too-few-columns' : 'name-missing', cells.join(' '));
  }
  const address = cell('email');
  const email = address === null ? null : addressOrNull(address);
  if (address !== null && email === null) return bad('email-invalid', address);
  const manager = cell('managerEmail');
  const managerEmail = manager === null ? null : addressOrNull(manager);
  if (manager !== null && managerEmail === null) return bad('manager-email-invalid', manager);
  const values: UserRowValues = {
    name,
    login: cell('login'),
    email,
    phone: cell('phone'),
    staffNumber: cell('staffNumber'),
    department: cell('department'),
    language: LANGUAGE_WORDS.get((cell('language') ?? '').toLowerCase()) ?? null,
    managerEmail,
  };
  const problem = identityProblem(values, mapping, cells.length);
  return problem === null ? { line, values } : bad(problem, name);
}

function identityProblem(values: UserRowValues, mapping: CsvMapping, width: number): RowProblem | null {
  if (values.staffNumber !== null || values.login !== null || values.email !== null) return null;
  const furthest = Math.max(mapping.staffNumber ?? -1, mapping.login ?? -1, mapping.email ?? -1);
  if (furthest >= width) return 'too-few-columns';
  return mapping.login !== null ? 'login-missing' : 'email-missing';
}

function clean(cell: string): string {
  return unguardFormula(cell).normalize('NFC').trim();
}

function addressOrNull(text: string): string | null {
  try {
    return canonicalAddress(text);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Short enough for a list on the screen. */
export function shown(value: string): string {
  return value.length > 100 ? `${value.slice(0, 100).toWellFormed()}…` : value;
}
