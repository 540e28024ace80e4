import path from 'node:path';
import type { ParsedInputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { ExportFormat } from '../../shared/evidence-lists.ts';
import type { Language } from '../../shared/lists.ts';
import { localIso } from '../evidence/export-csv.ts';
import type { Operator, Services } from '../services.ts';
import { type ActivityMatch, append } from '../store/activity.ts';
import { countMatching, lastEntry } from '../store/activity-walk.ts';
import { readSetting } from '../store/settings.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import { reasonToKeep } from './reason-to-keep.ts';
import { recordRefusal } from './record-refusal.ts';
import { tellChanged, type UseCase } from './use-case.ts';
import { type Export, writeExport } from './write-export.ts';

/**
 * The log as a file. The line that says who took it and why is written first, so that it is in the file too (`entries`
 * in it counts those before it); for JSON a fresh checkpoint follows, and the file holds everything up to there.
 *
 * @throws AppError file-not-written, evidence-id-number, and as `askWhereToSave`
 */
export const exportActivity: UseCase<'activity.export'> = async (services, operator, input) => {
  const reason = await recordRefusal(services, operator, 'activity-exported', null, async () =>
    reasonToKeep(input.reason),
  );
  const { language: chosen } = await readSetting(services.db.read, 'preferences');
  const language = chosen ?? (await readSetting(services.db.read, 'office')).language;
  const file = await askWhereToSave(
    services,
    operator,
    suggestedName(language, input.format, services.time.now()),
  );
  if (file === null) return { file: null };
  const match = matchOf(input);
  const line = { format: input.format, reason, ...narrowing(match) };
  await services.db.write(async (tx) => {
    const entries = await countMatching(tx, match);
    await append(tx, services, operator, { action: 'activity-exported', details: { ...line, entries } });
  });
  try {
    const entries = await writeExport(services, file, await plan(services, input.format, match, language));
    tellChanged(services, 'activity');
    return { file: { name: path.basename(file), entries } };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    await recordFailure(services, operator, line);
    throw new AppError('file-not-written', undefined, { cause });
  }
};

/** Where the log is in doubt there is no fresh checkpoint: the file then holds all there is, to be looked into. */
async function plan(
  services: Services,
  format: ExportFormat,
  match: ActivityMatch,
  language: Language,
): Promise<Export> {
  if (format === 'csv') return { format, match, language, upTo: await lastEntry(services.db.read) };
  const signing = await makeCheckpoint(services, 'export');
  return signing.kind === 'signed'
    ? { format, upTo: signing.head.seq, lastCheckpoint: signing.number }
    : { format, upTo: await lastEntry(services.db.read), lastCheckpoint: null };
}

/** JSON is always the whole chain: half of one proves nothing. */
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

async function recordFailure(
  services: Services,
  operator: Operator,
  details: Record<string, string | number>,
): Promise<void> {
  await services.db.write((tx) =>
    append(tx, services, operator, { action: 'activity-exported', code: 'file-not-written', details }),
  );
  tellChanged(services, 'activity');
}
