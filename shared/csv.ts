import { z } from 'zod';
import { CSV_DELIMITERS, CSV_ENCODINGS, ROW_PROBLEMS } from './lists.ts';
import { Id, RefusalSchema } from './models.ts';

/** Column index (from 0) per field; null when the file has no such column. */
export const CsvMapping = z.object({
  name: z.int().min(0).max(999).nullable(),
  login: z.int().min(0).max(999).nullable(),
  email: z.int().min(0).max(999).nullable(),
  phone: z.int().min(0).max(999).nullable(),
  staffNumber: z.int().min(0).max(999).nullable(),
  department: z.int().min(0).max(999).nullable(),
  language: z.int().min(0).max(999).nullable(),
  managerEmail: z.int().min(0).max(999).nullable().default(null),
});
export type CsvMapping = z.infer<typeof CsvMapping>;

export const CsvChoice = z.object({
  handle: Id,
  encoding: z.enum(CSV_ENCODINGS),
  delimiter: z.enum(CSV_DELIMITERS),
  hasHeader: z.boolean(),
  mapping: CsvMapping,
});
export type CsvChoice = z.infer<typeof CsvChoice>;

export const CsvPreview = z.object({
  encoding: z.enum(CSV_ENCODINGS),
  /** False when the bytes fit more than one encoding and a person must look (S87). */
  encodingSure: z.boolean(),
  delimiter: z.enum(CSV_DELIMITERS),
  hasHeader: z.boolean(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  rowCount: z.int(),
  mapping: CsvMapping,
});
export type CsvPreview = z.infer<typeof CsvPreview>;

export const DryRun = z.object({
  total: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  badCount: z.int(),
  /** The first 200 bad rows; `line` counts from 1 in the file. */
  bad: z.array(z.object({ line: z.int(), problem: z.enum(ROW_PROBLEMS), value: z.string() })),
  /** Rows that change an address: those users cannot get a reset for 24 hours (product rule 6). */
  addressChanges: z.int(),
});
export type DryRun = z.infer<typeof DryRun>;

/** What an import is doing. Until `changing` it can be taken back. */
export const IMPORT_PHASES = ['checking', 'adding', 'changing', 'taking-back'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/** `pausing`: told to rest, and still coming to the end of what it writes; once `paused`, all it wrote can be found. */
export const IMPORT_MOTIONS = ['going', 'pausing', 'paused'] as const;
export type ImportMotion = (typeof IMPORT_MOTIONS)[number];

const Ended = { file: z.string(), /** Epoch ms. */ at: z.int() };

/** The one import there can be at a time, whoever is signed in; what became of the last one until it is dismissed. */
export const ImportState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('running'),
    file: z.string(),
    phase: z.enum(IMPORT_PHASES),
    motion: z.enum(IMPORT_MOTIONS),
    done: z.int(),
    /** Rows of this phase; 0 while that is not known. */
    total: z.int(),
    /** Lately; null while that cannot be told. */
    rowsPerSecond: z.int().nullable(),
    secondsLeft: z.int().nullable(),
  }),
  z.object({
    kind: z.literal('done'),
    ...Ended,
    added: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    skipped: z.int(),
  }),
  z.object({
    kind: z.literal('taken-back'),
    ...Ended,
    users: z.int(),
    why: z.enum(['cancelled', 'program-ended']),
  }),
  z.object({
    kind: z.literal('failed'),
    ...Ended,
    refusal: RefusalSchema,
  }),
]);
export type ImportState = z.infer<typeof ImportState>;
export type RunningImport = Extract<ImportState, { kind: 'running' }>;
