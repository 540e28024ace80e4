import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { indexPending } from '../store/search-index.ts';
import { findUser, insertUserRows } from '../store/users.ts';
import { newUserRow } from './add-user.ts';
import { changeUser } from './change-user.ts';
import { tellChanged, type UseCase } from './use-case.ts';
import { judgeRows, readUserFile } from './user-file.ts';

/**
 * The whole file in one transaction, or nothing of it. The rows are judged again inside: whatever changed since the
 * dry run counts.
 *
 * @throws AppError import-has-bad-rows { count } unless `skipBad`, and as `readUserFile`
 */
export const importUsers: UseCase<'directory.import'> = async (services, operator, choice) => {
  const rows = await readUserFile(services, choice);
  const file = path.basename(services.files.path(choice.handle));
  // A turn of the event loop between batches: the window hears of the progress and stays alive. Other writers wait,
  // readers do not.
  const breathe = async (done: number) => {
    services.emit('progress', { work: 'import', done, total: rows.length });
    await turn();
  };

  const counts = await services.db.write(async (tx) => {
    const judged = await judgeRows(tx, rows, choice, () => turn());
    const skipped = judged.filter((row) => row.verdict === 'bad').length;
    if (skipped > 0 && !choice.skipBad) throw new AppError('import-has-bad-rows', { count: skipped });
    const unchanged = judged.filter((row) => row.verdict === 'unchanged').length;
    const updated = judged.filter((row) => row.verdict === 'updated');
    const added = judged.filter((row) => row.verdict === 'added');

    for (const [index, row] of updated.entries()) {
      await updateOne(tx, services, operator, row);
      if (index % 100 === 99) await breathe(skipped + unchanged + index + 1);
    }
    await breathe(skipped + unchanged + updated.length);
    const now = services.time.now();
    const size = 200;
    for (let start = 0; start < added.length; start += size) {
      const batch = added.slice(start, start + size);
      await insertUserRows(
        tx,
        batch.map((row) => newUserRow(row.fields, now)),
      );
      await breathe(skipped + unchanged + updated.length + start + batch.length);
    }
    await indexPending(tx, () => turn());
    const result = { added: added.length, updated: updated.length, unchanged, skipped };
    await append(tx, services, operator, { action: 'users-imported', details: { ...result, file } });
    return result;
  });
  tellChanged(services, 'users', 'resets', 'outbox', 'activity');
  services.outbox.wake();
  return counts;
};

async function updateOne(
  tx: Tx,
  services: Services,
  operator: Operator,
  row: { userId: string; fields: Parameters<typeof changeUser>[4] },
): Promise<void> {
  const existing = await findUser(tx, row.userId);
  if (existing === null) throw new AppError('user-not-found');
  await changeUser(tx, services, operator, existing, row.fields);
}
