import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { OfficeSecrets } from '../security/office-secrets.ts';
import { writeWholeFile } from './whole-file.ts';

const PURPOSE = 'log-mark';

/** How far the log was known to go: `hash` is that of the entry `seq`, in base64. */
const Mark = z.object({ seq: z.int().positive(), hash: z.string(), at: z.int() });
export type Mark = z.infer<typeof Mark>;

export type ReadMark = { kind: 'read'; mark: Mark } | { kind: 'missing' } | { kind: 'unreadable' };

type Sealing = Pick<OfficeSecrets, 'seal' | 'unsealText'>;

/** Beside the database, so that an older copy of the database alone gives itself away (S82). */
export function markFile(dataFolder: string): string {
  return path.join(dataFolder, 'log.mark');
}

/** Sealed with the office key: nobody without it can write one that says less. Never throws. */
export async function readMark(dataFolder: string, { unsealText }: Sealing): Promise<ReadMark> {
  let sealed: Uint8Array;
  try {
    sealed = await readFile(markFile(dataFolder));
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: gone ? 'missing' : 'unreadable' };
  }
  try {
    return { kind: 'read', mark: Mark.parse(JSON.parse(unsealText(PURPOSE, sealed))) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/**
 * The mark only rises: one that knows of more entries than there are stays as it is, for whoever verifies the log.
 *
 * @throws Error of the file system
 */
export async function raiseMark(
  dataFolder: string,
  secrets: Sealing,
  head: { seq: number; hash: Uint8Array },
  now: number,
): Promise<void> {
  const before = await readMark(dataFolder, secrets);
  if (before.kind === 'read' && before.mark.seq >= head.seq) return;
  const mark: Mark = { seq: head.seq, hash: Buffer.from(head.hash).toString('base64'), at: now };
  const sealed = secrets.seal(PURPOSE, JSON.stringify(mark));
  await writeWholeFile(markFile(dataFolder), (handle) => handle.writeFile(sealed));
}
