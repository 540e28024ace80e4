import type { ReviewEntry } from '../evidence/outliers.ts';
import { toEntry } from './activity.ts';
import type { Db } from './database.ts';

/** A month's entries, oldest first, and the number of the one before them. `from` and `to` are epoch ms, `to` excluded. */
export async function entriesOfMonth(
  db: Db,
  { from, to }: { from: number; to: number },
): Promise<{ entries: ReviewEntry[]; before: number | null }> {
  const rows = await db
    .selectFrom('activity')
    .selectAll()
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('seq')
    .execute();
  const first = rows[0]?.seq ?? 0;
  const previous = await db
    .selectFrom('activity')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('seq', '<', first)
    .executeTakeFirst();
  const entries = rows.map((row) => ({ ...toEntry(row), operatorId: row.operator_id }));
  return { entries, before: previous?.seq ?? null };
}
