import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { ParsedInputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { ExportFormat } from '../../shared/evidence.ts';
import type { Language } from '../../shared/lists.ts';
import { BOM, csvEntry, csvTitles, localIso } from '../evidence/export-csv.ts';
import { jsonEntry, jsonHead, jsonTail } from '../evidence/export-json.ts';
import { writeWholeFile } from '../evidence/whole-file.ts';
import type { StoredEntry } from '../security/chain-check.ts';
import { checkpointKeys } from '../security/checkpoint.ts';
import type { Operator, Services } from '../services.ts';
import { type ActivityMatch, append } from '../store/activity.ts';
import { chainStart } from '../store/activity-chain.ts';
import { countMatching, lastEntry, matchingAfter } from '../store/activity-walk.ts';
import { allCheckpoints, type CheckpointRecord } from '../store/checkpoints.ts';
import { readSetting } from '../store/settings.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import { tellChanged, type UseCase } from './use-case.ts';

const BATCH = 1000;

/**
 * The log as a file. The line that says who took it and why is written first, so that it is in the file too; for JSON a
 * fresh checkpoint follows it, and the file holds everything up to there.
 *
 * @throws AppError('file-not-written')
 */
export const exportActivity: UseCase<'activity.export'> = async (services, operator, input) => {
  const { language: chosen } = await readSetting(services.db.read, 'preferences');
  const language = chosen ?? (await readSetting(services.db.read, 'office')).language;
  const file = await services.dialogs.saveFile(suggestedName(language, input.format, services.time.now()));
  if (file === null) return { file: null };
  const match = matchOf(input);
  const line = { format: input.format, reason: input.reason, ...narrowing(match) };
  await services.db.write(async (tx) => {
    const entries = await countMatching(tx, match);
    await append(tx, services, operator, { action: 'activity-exported', details: { ...line, entries } });
  });
  if (input.format === 'json') await makeCheckpoint(services, 'export');
  tellChanged(services, 'activity');
  try {
    const entries = await write(services, input.format, match, language, file);
    return { file: { name: path.basename(file), entries } };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    await refuse(services, operator, line);
    throw new AppError('file-not-written', undefined, { cause });
  }
};

function matchOf(input: ParsedInputOf<'activity.export'>): ActivityMatch {
  if (input.format === 'json') return {};
  const { text, action, outcome, from, to } = input;
  return { text, action, outcome, from, to };
}

/** The filters that were set, as facts of the line. */
function narrowing({ text, action, outcome, from, to }: ActivityMatch): Record<string, string | number> {
  const facts = { text: text?.trim() || undefined, act: action, outcome, fromAt: from, toAt: to };
  return Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string | number] => fact[1] !== undefined),
  );
}

function suggestedName(language: Language, format: ExportFormat, now: number): string {
  const name = language === 'ko' ? '활동 기록' : 'activity log';
  return `${name} ${localIso(now).slice(0, 10)}.${format}`;
}

async function refuse(services: Services, operator: Operator, details: Record<string, string | number>) {
  await services.db.write((tx) =>
    append(tx, services, operator, { action: 'activity-exported', code: 'file-not-written', details }),
  );
  tellChanged(services, 'activity');
}

async function write(
  services: Services,
  format: ExportFormat,
  match: ActivityMatch,
  language: Language,
  file: string,
): Promise<number> {
  const { db } = services;
  // First the checkpoints: one that is made meanwhile must not reach further than the entries.
  const checkpoints = format === 'json' ? await allCheckpoints(db.read) : [];
  const upTo = await lastEntry(db.read);
  let written = 0;
  await writeWholeFile(file, async (handle) => {
    const forms = format === 'csv' ? csvForms(services, language) : await jsonForms(services, checkpoints);
    await handle.writeFile(forms.head);
    written = await writeEntries(services, handle, match, upTo, forms.entry);
    await handle.writeFile(forms.tail);
  });
  return written;
}

type Forms = { head: string; entry(row: StoredEntry, first: boolean): string; tail: string };

function csvForms({ actWords }: Services, language: Language): Forms {
  return {
    head: `${BOM}${csvTitles(language)}`,
    entry: (row) => csvEntry(row, language, actWords(language, row.action)),
    tail: '',
  };
}

async function jsonForms(services: Services, checkpoints: readonly CheckpointRecord[]): Promise<Forms> {
  const { db, secrets, time } = services;
  const anchor = await chainStart(db.read, secrets);
  const officeId = secrets.officeId();
  const publicKey = checkpointKeys(secrets).rawPublicKey;
  return {
    head: jsonHead({ officeId, at: time.now(), publicKey, anchor }),
    entry: jsonEntry,
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
  form: Forms['entry'],
): Promise<number> {
  let after = 0;
  let written = 0;
  for (;;) {
    const rows = await matchingAfter(services.db.read, match, after, upTo, BATCH);
    const text = rows.map((row, index) => form(row, written + index === 0)).join('');
    if (text !== '') await handle.writeFile(text);
    written += rows.length;
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < BATCH) return written;
    services.emit('progress', { work: 'export', done: written, total: upTo });
    await turn();
  }
}
