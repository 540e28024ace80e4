import { setImmediate as turn } from 'node:timers/promises';
import type { FoundProblem } from '../../shared/evidence.ts';
import { createChainCheck } from '../security/chain-check.ts';
import { type ChainHead, type ChainSecrets, chainKey } from '../store/activity-chain.ts';
import { entriesAfter } from '../store/activity-walk.ts';
import type { Db } from '../store/database.ts';

const BATCH = 1000;

export type WalkedLog = {
  problems: FoundProblem[];
  restored: { from: number; to: number }[];
  /** The number of the last entry, or of where the walk began when there was none. */
  last: number;
  entries: number;
  /** What the last entry about the retention says it removed up to; null when no entry is about it. */
  trimmedTo: number | null;
  /** The hash of each entry that was `wanted`, as it is stored. */
  hashes: ReadonlyMap<number, Uint8Array>;
};

/**
 * Walks the chain from `start` to the entry `upTo`. After each batch comes a turn of the event loop, so that a long log
 * holds nobody up; not inside a transaction, where `db` is a `Tx` and the stretch has to be short.
 */
export async function walkLog(
  db: Db,
  secrets: ChainSecrets,
  range: { start: ChainHead; upTo: number },
  options: { wanted?: ReadonlySet<number>; onBatch?: (done: number) => void } = {},
): Promise<WalkedLog> {
  const check = createChainCheck(range.start, chainKey(secrets));
  const hashes = new Map<number, Uint8Array>();
  let last = range.start.seq;
  let entries = 0;
  let trimmedTo: number | null = null;
  for (;;) {
    const rows = await entriesAfter(db, last, range.upTo, BATCH);
    for (const row of rows) {
      check.take(row);
      if (row.hash !== null && options.wanted?.has(row.seq)) hashes.set(row.seq, row.hash);
      if (row.action === 'log-trimmed') trimmedTo = upToOf(row.details) ?? trimmedTo;
    }
    last = rows.at(-1)?.seq ?? last;
    entries += rows.length;
    if (rows.length < BATCH) break;
    options.onBatch?.(entries);
    if (!db.isTransaction) await turn();
  }
  return { ...check.end(), last, entries, trimmedTo, hashes };
}

/** Details that cannot be read are an edited entry, which the chain tells of. */
function upToOf(details: string): number | null {
  try {
    const upTo: unknown = JSON.parse(details)?.upTo;
    return typeof upTo === 'number' ? upTo : null;
  } catch {
    return null;
  }
}
