import type { CsvMapping } from '../../shared/csv.ts';
import type { CsvField } from '../../shared/lists.ts';

/** In the order in which a person thinks of them. */
export const CSV_FIELDS = [
  'name',
  'login',
  'email',
  'staffNumber',
  'department',
  'phone',
  'language',
  'managerEmail',
] as const satisfies readonly CsvField[];

const NEEDED = ['name', 'login', 'email'] as const satisfies readonly CsvField[];

export function isNeeded(field: CsvField): boolean {
  return NEEDED.some((needed) => needed === field);
}

/** The needed fields that no column has been chosen for. */
export function missingFields(mapping: CsvMapping): CsvField[] {
  return NEEDED.filter((field) => mapping[field] === null);
}

/** Columns chosen for more than one field, except that login and e-mail may well be the same column. */
export function columnsChosenTwice(mapping: CsvMapping): number[] {
  const seen = new Map<number, CsvField>();
  const twice = new Set<number>();
  for (const field of CSV_FIELDS) {
    const column = mapping[field];
    if (column === null) continue;
    const first = seen.get(column);
    if (first === undefined) seen.set(column, field);
    else if (!(first === 'login' && field === 'email')) twice.add(column);
  }
  return [...twice];
}
