import path from 'node:path';
import { z } from 'zod';

/** What the shell decides before the program starts. Everything an office may change lives in its settings instead. */
const ConfigSchema = z.object({
  /** Folder of the database, its migration copies and the default outbox folder. */
  dataFolder: z.string().min(1),
  version: z.string(),
  host: z.enum(['electron', 'preview']),
  /** The system's language, used until someone chooses. */
  systemLanguage: z.enum(['ko', 'en']),
  /** The script of the thread that works on database files: beside the source, or where the shell has bundled it. */
  databaseWork: z.string().default(path.join(import.meta.dirname, 'store/database-work.ts')),
  /** The same for the thread that imports. */
  importWork: z.string().default(path.join(import.meta.dirname, 'store/import-work.ts')),
  /** Bytes of a database from which on it is checked in a thread at the start; a thread costs as much as a few MB. */
  lookApartFrom: z
    .int()
    .min(0)
    .default(16 * 1024 * 1024),
  /** Rows an import writes in one transaction when nobody waits; tests lower it, to stop it where they want. */
  importTurn: z.int().min(1).default(40_000),
  /** False only in tests that open one office from two processes on purpose. */
  singleOwner: z.boolean().default(true),
  /** How long `resets.send` waits for the mail server before it answers "still queued", ms. */
  sendWait: z.int().min(0).default(8000),
  /** bcrypt cost for new offices; tests lower it to the permitted minimum. */
  bcryptCost: z.int().min(10).max(14).default(12),
  /** bcrypt cost of the codes in reset mails; lower only in tests, which send thousands. */
  codeCost: z.int().min(4).max(12).default(10),
});

export type Config = Readonly<z.output<typeof ConfigSchema>>;

/** @throws ZodError with a plain list of what is wrong: a wrong config is a defect of the shell, not of a person. */
export function parseConfig(values: z.input<typeof ConfigSchema>): Config {
  return Object.freeze(ConfigSchema.parse(values));
}
