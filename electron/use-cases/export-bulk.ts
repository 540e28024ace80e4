import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { LINES_FOR } from '../bulk/pasted-list.ts';
import { resultHead, resultLines, resultRows } from '../bulk/result-csv.ts';
import { localIso } from '../evidence/export-csv.ts';
import { writeWholeFile } from '../evidence/whole-file.ts';
import { append } from '../store/activity.ts';
import { listMembers } from '../store/bulk-members.ts';
import { listLines } from '../store/bulk-people.ts';
import type { BulkResetsTable } from '../store/bulk-tables.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import { findBulkIn } from './find-bulk-for.ts';
import { spokenLanguage } from './spoken-language.ts';
import { tellChanged, type UseCase } from './use-case.ts';

const PAGE = 1000;

type Words = (kind: 'progress' | 'why' | 'line', key: string) => string;

/**
 * What became of everybody, and which lines of the list mean nobody, as a table that a spreadsheet opens and runs
 * nothing of (S89). The line of who took it is written first; its reason is the batch's own.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state } before the start, file-not-written, and as
 * `askWhereToSave`
 */
export const exportBulk: UseCase<'bulk.export'> = async (services, operator, { bulkId }) => {
  const bulk = await findBulkIn(services.db.read, bulkId, ['running', 'paused', 'finished', 'cancelled']);
  const language = await spokenLanguage(services);
  const name = language === 'ko' ? '일괄 재설정 결과' : 'bulk reset result';
  const file = await askWhereToSave(
    services,
    operator,
    `${name} ${localIso(services.time.now()).slice(0, 10)}.csv`,
  );
  if (file === null) return { file: null };
  await services.db.write((tx) =>
    append(tx, services, operator, { action: 'bulk-exported', details: { bulk: bulkId } }),
  );
  try {
    const words: Words = (kind, key) => services.bulkWords(language, kind, key);
    let members = 0;
    await writeWholeFile(file, async (handle) => {
      await handle.writeFile(resultHead(language));
      for await (const page of pages((after) => listMembers(services.db.read, bulkId, { after }, PAGE))) {
        await handle.writeFile(resultRows(page, words));
        members += page.length;
      }
      if (!areLinesKept(bulk, services.time.now())) {
        await handle.writeFile(resultLines(null, language, words));
        return;
      }
      for await (const page of pages((after) => listLines(services.db.read, bulkId, after, PAGE))) {
        await handle.writeFile(resultLines(page, language, words));
      }
    });
    return { file: { name: path.basename(file), members } };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('file-not-written', undefined, { cause });
  } finally {
    tellChanged(services, 'activity');
  }
};

/** One after the other until there is no more, with a turn of the event loop in between. */
async function* pages<T extends { position: number } | { line: number }>(
  read: (after: number) => Promise<T[]>,
): AsyncGenerator<T[]> {
  for (let after = 0; ; await turn()) {
    const page = await read(after);
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    after = 'line' in last ? last.line : last.position;
  }
}

function areLinesKept({ source, started_at }: BulkResetsTable, now: number): boolean {
  return source !== 'list' || started_at === null || started_at > now - LINES_FOR;
}
