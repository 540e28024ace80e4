import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { OfficeSecrets } from '../security/office-secrets.ts';

/** The newest entry of the activity log that was known outside the database; `at` is epoch ms, `hash` base64. */
const LogMark = z.object({ seq: z.int().nonnegative(), hash: z.string(), at: z.int().nonnegative() });
export type LogMark = z.infer<typeof LogMark>;

/**
 * `log.mark` beside the database, sealed with the office key for the purpose `log-mark`: it knows how far the log had
 * come when the database itself cannot be read any more. Fails soft: null when there is none that this office has made.
 */
export function readLogMark(folder: string, secrets: Pick<OfficeSecrets, 'unsealText'>): LogMark | null {
  try {
    const sealed = readFileSync(path.join(folder, 'log.mark'));
    return LogMark.parse(JSON.parse(secrets.unsealText('log-mark', sealed)));
  } catch {
    return null;
  }
}
