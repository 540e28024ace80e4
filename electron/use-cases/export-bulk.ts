import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { resultHead, resultRows } from '../bulk/result-csv.ts';
import { localIso } from '../evidence/export-csv.ts';
import { writeWholeFile } from '../evidence/whole-file.ts';
import { append } from '../store/activity.ts';
import { listMembers } from '../store/bulk-members.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import { findBulkIn } from './find-bulk-for.ts';
import { spokenLanguage } from './spoken-language.ts';
import { tellChanged, type UseCase } from './use-case.ts';

const PAGE = 1000;

/**
 * What became of everybody, as a table that a spreadsheet opens and runs nothing of (S89). The line of who took it is
 * written first; its reason is the batch's own.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state } before the start, file-not-written, and as
 * `askWhereToSave`
 */
export const exportBulk: UseCase<'bulk.export'> = async (services, operator, { bulkId }) => {
  await findBulkIn(services.db.read, bulkId, ['running', 'paused', 'finished', 'cancelled']);
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
    let members = 0;
    await writeWholeFile(file, async (handle) => {
      await handle.writeFile(resultHead(language));
      for (let after = 0; ; ) {
        const page = await listMembers(services.db.read, bulkId, { after }, PAGE);
        await handle.writeFile(resultRows(page, (kind, key) => services.bulkWords(language, kind, key)));
        members += page.length;
        after = page.at(-1)?.position ?? after;
        if (page.length < PAGE) break;
        await turn();
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
