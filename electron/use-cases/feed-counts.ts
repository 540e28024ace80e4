import type { FeedCounts } from '../../shared/feed.ts';
import type { JudgedRow } from '../directory/judge-rows.ts';

/** Rows by what is to be done with them. */
export type Kinds = { [V in JudgedRow['verdict']]: Extract<JudgedRow, { verdict: V }>[] };

export const NOTHING: FeedCounts = {
  rows: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  bad: 0,
  leavers: 0,
  addressChanges: 0,
};

export function byVerdict(judged: readonly JudgedRow[]): Kinds {
  const kinds: Kinds = { added: [], updated: [], unchanged: [], bad: [] };
  for (const row of judged) {
    if (row.verdict === 'added') kinds.added.push(row);
    else if (row.verdict === 'updated') kinds.updated.push(row);
    else if (row.verdict === 'unchanged') kinds.unchanged.push(row);
    else kinds.bad.push(row);
  }
  return kinds;
}

export function countsOf({ added, updated, unchanged, bad }: Kinds): FeedCounts {
  return {
    rows: added.length + updated.length + unchanged.length + bad.length,
    added: added.length,
    updated: updated.length,
    unchanged: unchanged.length,
    bad: bad.length,
    leavers: 0,
    addressChanges: updated.filter((row) => row.addressChanged).length,
  };
}

export function plus(one: FeedCounts, other: FeedCounts): FeedCounts {
  return {
    rows: one.rows + other.rows,
    added: one.added + other.added,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
    bad: one.bad + other.bad,
    leavers: one.leavers + other.leavers,
    addressChanges: one.addressChanges + other.addressChanges,
  };
}

/** As the log tells of them. */
export function factsOf(file: string, { rows, bad, ...counts }: FeedCounts) {
  return { file, entries: rows, ...counts, skipped: bad };
}
