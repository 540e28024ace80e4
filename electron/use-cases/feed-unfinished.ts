import { append, type Scene } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { findOperator, toOperator } from '../store/operators.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { factsOf } from './feed-counts.ts';

/**
 * What a reading wrote that did not come to its end: a kill, a full disk, somebody who stopped the feed. Without this
 * line no other would tell of the users it added. Writes nothing where there is nothing to tell.
 */
export async function tellUnfinished(tx: Tx, services: Scene): Promise<void> {
  const record = await readSetting(tx, 'feedRecord');
  if (record.unfinished === null) return;
  const { operatorId, file, approved, counts } = record.unfinished;
  const operator = await findOperator(tx, operatorId);
  await append(tx, services, operator === null ? null : { ...toOperator(operator), through: 'feed' }, {
    action: 'feed-applied',
    details: { ...factsOf(file, counts), ...(approved ? { approved } : {}), unfinished: true },
  });
  await saveSetting(tx, 'feedRecord', { ...record, unfinished: null });
}
