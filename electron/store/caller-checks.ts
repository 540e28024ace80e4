import type { CallerCheckView } from '../../shared/caller.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import type { CallerChecksTable } from './tables.ts';

export async function insertCallerCheck(tx: Tx, record: CallerChecksTable): Promise<void> {
  await tx.insertInto('caller_checks').values(record).execute();
}

/** From when on what was recorded counts: at `from` or later, and later than `after`; epoch ms. */
export type Counting = { from: number; after: number };

/** What counts of a caller's checks for this user, the oldest first. */
export async function listCallerChecks(db: Db, userId: string, since: Counting): Promise<CallerCheckView[]> {
  return (await counting(db, { userId, ...since })).rows;
}

const counting = compiledOnce((db, { userId, from, after }: Counting & { userId: string }) =>
  db
    .selectFrom('caller_checks')
    .innerJoin('operators', 'operators.id', 'caller_checks.operator_id')
    .select([
      'caller_checks.id',
      'caller_checks.kind',
      'caller_checks.note',
      'caller_checks.called',
      'operators.name as by',
      'caller_checks.at',
    ])
    .where('caller_checks.user_id', '=', userId)
    .where('caller_checks.at', '>=', from)
    .where('caller_checks.at', '>', after)
    .orderBy('caller_checks.at')
    .orderBy('caller_checks.id')
    .compile(),
);
