import type { FeedCounts } from '../../shared/feed.ts';
import type { FeedHold } from '../../shared/feed-lists.ts';

/** Fewer than these are never held: a person looks through them at a glance. */
const FEW = 3;

/**
 * Why a run must wait for an admin's word: a file that lost many people, that holds many rows nobody can read, or that
 * would give many users another address (a column that moved) is more often a mistake than the truth.
 *
 * @param followed users who came from the feed before this run
 */
export function holdsOf(counts: FeedCounts, followed: number, askAbovePercent: number): FeedHold[] {
  const many = (part: number, whole: number) => part >= FEW && part * 100 > whole * askAbovePercent;
  return [
    ...(many(counts.leavers, followed) ? (['leavers'] as const) : []),
    ...(many(counts.bad, counts.rows) ? (['bad-rows'] as const) : []),
    ...(many(counts.addressChanges, counts.rows) ? (['addresses'] as const) : []),
  ];
}
