import type { LogLink } from '../security/log-chain.ts';
import type { Db, Tx } from './database.ts';

/** When the log was last cut, epoch ms; null when it never was. */
export async function lastTrimmed(db: Db): Promise<number | null> {
  const anchor = await db.selectFrom('activity_anchor').select('removed_at').executeTakeFirst();
  return anchor?.removed_at ?? null;
}

/** Removes the entries up to this one and moves the anchor there: the chain then begins at its link. */
export async function removeEntriesUpTo(
  tx: Tx,
  upTo: LogLink & { seq: number },
  now: number,
): Promise<number> {
  const values = { up_to_seq: upTo.seq, hash: upTo.hash, mac: upTo.mac, removed_at: now };
  await tx
    .insertInto('activity_anchor')
    .values({ one: 1, ...values })
    .onConflict((conflict) => conflict.column('one').doUpdateSet(values))
    .execute();
  const removed = await tx.deleteFrom('activity').where('seq', '<=', upTo.seq).executeTakeFirst();
  return Number(removed.numDeletedRows);
}
