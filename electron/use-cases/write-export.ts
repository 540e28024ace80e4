import type { FileHandle } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type { Language } from '../../shared/lists.ts';
import { BOM, csvEntries, csvTitles } from '../evidence/export-csv.ts';
import { jsonEntries, jsonHead, jsonTail } from '../evidence/export-json.ts';
import { writeWholeFile } from '../evidence/whole-file.ts';
import type { StoredEntry } from '../security/chain-check.ts';
import { checkpointKeys } from '../security/checkpoint.ts';
import type { Services } from '../services.ts';
import type { ActivityMatch } from '../store/activity.ts';
import { chainStart } from '../store/activity-chain.ts';
import { matchingAfter } from '../store/activity-walk.ts';
import { allCheckpoints } from '../store/checkpoints.ts';

const BATCH = 1000;

/** What goes into the file: entries up to and including `upTo`. */
export type Export =
  | { format: 'csv'; match: ActivityMatch; upTo: number; language: Language }
  /** `lastCheckpoint` is the number of the last one that goes along; null takes them all. */
  | { format: 'json'; upTo: number; lastCheckpoint: number | null };

type Forms = { head: string; entries(rows: readonly StoredEntry[], first: boolean): string; tail: string };

/** Writes the file whole or not at all. @returns how many entries it holds. @throws Error of the file system */
export async function writeExport(services: Services, file: string, made: Export): Promise<number> {
  const forms = made.format === 'csv' ? csvForms(services, made) : await jsonForms(services, made);
  const match = made.format === 'csv' ? made.match : {};
  let written = 0;
  await writeWholeFile(file, async (handle) => {
    await handle.writeFile(forms.head);
    written = await writeEntries(services, handle, match, made.upTo, forms.entries);
    await handle.writeFile(forms.tail);
  });
  return written;
}

function csvForms({ actWords }: Services, { language }: Extract<Export, { format: 'csv' }>): Forms {
  return {
    head: `${BOM}${csvTitles(language)}`,
    entries: (rows) => csvEntries(rows, language, (action) => actWords(language, action)),
    tail: '',
  };
}

async function jsonForms(
  services: Services,
  { lastCheckpoint }: Extract<Export, { format: 'json' }>,
): Promise<Forms> {
  const { db, secrets, time } = services;
  const anchor = await chainStart(db.read, secrets);
  const officeId = secrets.officeId();
  const publicKey = checkpointKeys(secrets).rawPublicKey;
  const checkpoints = (await allCheckpoints(db.read)).filter(
    ({ number }) => lastCheckpoint === null || number <= lastCheckpoint,
  );
  return {
    head: jsonHead({ officeId, at: time.now(), publicKey, anchor }),
    entries: jsonEntries,
    tail: jsonTail(
      checkpoints.map(({ entries, hash, at, signature }) => ({
        officeId,
        entries,
        head: hash,
        at,
        signature,
      })),
    ),
  };
}

async function writeEntries(
  services: Services,
  handle: FileHandle,
  match: ActivityMatch,
  upTo: number,
  form: Forms['entries'],
): Promise<number> {
  let after = 0;
  let written = 0;
  for (;;) {
    const rows = await matchingAfter(services.db.read, match, after, upTo, BATCH);
    const text = form(rows, written === 0);
    if (text !== '') await handle.writeFile(text);
    written += rows.length;
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < BATCH) return written;
    services.emit('progress', { work: 'export', done: after, total: upTo });
    await turn();
  }
}
