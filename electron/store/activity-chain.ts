import { firstLink, type LogEntry, type LogLink, nextLink } from '../security/log-chain.ts';
import type { OfficeSecrets } from '../security/office-secrets.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';

/** What the chain needs of the office's secrets; closed secrets refuse, and with them every act that is logged (S96). */
export type ChainSecrets = Pick<OfficeSecrets, 'officeId' | 'derive'>;

export type ChainHead = LogLink & { seq: number };

/** The key of the chain's MACs: derived, so that it goes wherever the office key goes and is kept nowhere else. */
export function chainKey(secrets: ChainSecrets): Uint8Array {
  return secrets.derive('activity-log');
}

/** What the entry after the retention's last cut is tied to: seq 0 while nothing was ever removed. */
export async function chainStart(db: Db, secrets: ChainSecrets): Promise<ChainHead> {
  const anchor = await db
    .selectFrom('activity_anchor')
    .select(['up_to_seq', 'hash', 'mac'])
    .executeTakeFirst();
  if (anchor !== undefined) return { seq: anchor.up_to_seq, hash: anchor.hash, mac: anchor.mac };
  return { seq: 0, ...firstLink(secrets.officeId(), chainKey(secrets)) };
}

const newest = (db: Db) =>
  db.selectFrom('activity').select(['seq', 'hash', 'mac']).orderBy('seq', 'desc').limit(1);

const newestEntry = compiledOnce((db, _none: object) => newest(db).compile());

/** What the next entry is tied to, and the number before its own. */
export async function chainHead(tx: Tx, secrets: ChainSecrets): Promise<ChainHead> {
  const [last] = (await newestEntry(tx, {})).rows;
  if (last === undefined) return chainStart(tx, secrets);
  if (last.hash !== null && last.mac !== null) return { seq: last.seq, hash: last.hash, mac: last.mac };
  const chained = await newest(tx).where('hash', 'is not', null).executeTakeFirst();
  if (chained === undefined) return chainOldEntries(tx, secrets);
  // Entries that lost their links were edited in the file: the chain goes on past them, and verifying will find them.
  return { ...(chained as ChainHead), seq: last.seq };
}

/** Once, in an office older than the chain: what was written before is tied together as it stands. */
async function chainOldEntries(tx: Tx, secrets: ChainSecrets): Promise<ChainHead> {
  const key = chainKey(secrets);
  let head = await chainStart(tx, secrets);
  for (;;) {
    const batch: LogEntry[] = await tx
      .selectFrom('activity')
      .selectAll()
      .where('seq', '>', head.seq)
      .orderBy('seq')
      .limit(1000)
      .execute();
    if (batch.length === 0) return head;
    for (const entry of batch) {
      const { hash, mac } = nextLink(head, entry, key);
      await tx.updateTable('activity').set({ hash, mac }).where('seq', '=', entry.seq).execute();
      head = { seq: entry.seq, hash, mac };
    }
  }
}
