import type { Generated } from 'kysely';

/** The import that is under way: see migrations/0010-import.ts. */
export type ImportRunTable = {
  /** Always 1: one at a time. */
  one: number;
  operator_id: string;
  /** The file's name without its folder. */
  file: string;
  started_at: number;
  state: 'adding' | 'changing';
  added: Generated<number>;
  changes: Generated<number>;
  unchanged: Generated<number>;
  skipped: Generated<number>;
};

export type ImportRangesTable = { first: number; last: number };

/** `told`: JSON of `UserRowValues`. */
export type ImportChangesTable = { line: number; user_id: string; told: string };

export type ImportTables = {
  import_run: ImportRunTable;
  import_ranges: ImportRangesTable;
  import_changes: ImportChangesTable;
};
