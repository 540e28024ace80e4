import { z } from 'zod';
import { CsvChoice, ImportState } from '../csv.ts';
import { type ChannelContract, Done, Nothing } from './channel-contract.ts';

/** The import while it runs: it belongs to the office, not to whoever began it. */
export const importContract = {
  'directory.importState': { access: 'viewer', input: Nothing, output: ImportState },
  /** `stop-checking` ends a dry run that nobody waits for any more; `dismiss` forgets what became of the last one. */
  'directory.steer': {
    access: 'admin',
    input: z.strictObject({ order: z.enum(['pause', 'resume', 'cancel', 'stop-checking', 'dismiss']) }),
    output: Done,
  },
  /** The rows that cannot be imported, as a file to put right; null when the person cancelled the dialog. */
  'directory.saveProblems': {
    access: 'admin',
    input: CsvChoice,
    output: z.object({ file: z.object({ name: z.string(), rows: z.int() }).nullable() }),
  },
} as const satisfies Record<string, ChannelContract>;
