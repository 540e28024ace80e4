import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';

/** @param since epoch ms: addresses replaced before it are nobody's any more */
export async function previousAddresses(db: Db, userId: string, since: number): Promise<string[]> {
  return (await addresses(db, { userId, since })).rows.map((row) => row.address);
}

const addresses = compiledOnce((db, { userId, since }: { userId: string; since: number }) =>
  db
    .selectFrom('previous_addresses')
    .select('address')
    .where('user_id', '=', userId)
    .where('replaced_at', '>', since)
    .orderBy('replaced_at')
    .compile(),
);

export async function keepPreviousAddress(
  tx: Tx,
  userId: string,
  address: string,
  now: number,
): Promise<void> {
  await tx
    .insertInto('previous_addresses')
    .values({ user_id: userId, address, replaced_at: now })
    .onConflict((conflict) => conflict.columns(['user_id', 'address']).doUpdateSet({ replaced_at: now }))
    .execute();
}

export async function forgetPreviousAddresses(tx: Tx, replacedUntil: number): Promise<void> {
  await tx.deleteFrom('previous_addresses').where('replaced_at', '<=', replacedUntil).execute();
}
