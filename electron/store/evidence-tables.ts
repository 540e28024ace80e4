import type { Generated } from 'kysely';
import type { ActivityAction } from '../../shared/activity-actions.ts';
import type { CheckpointPlace, CheckpointReason, PlaceProblem } from '../../shared/evidence-lists.ts';

export type ActivityTable = {
  seq: Generated<number>;
  at: number;
  operator_id: string | null;
  operator_name: string | null;
  os_user: string;
  host: string;
  action: ActivityAction;
  user_id: string | null;
  user_name: string | null;
  outcome: 'done' | 'refused';
  code: string | null;
  /** JSON object. */
  details: string;
  /** The chain: see security/log-chain.ts. null only in an office older than the chain, until its next entry. */
  hash: Uint8Array | null;
  mac: Uint8Array | null;
};

/** The last entry that the retention removed: where the chain begins. */
export type ActivityAnchorTable = {
  one: number;
  up_to_seq: number;
  hash: Uint8Array;
  mac: Uint8Array;
  removed_at: number;
};

export type CheckpointsTable = {
  number: Generated<number>;
  /** The number of the last entry it covers; the hash is that entry's. */
  entries: number;
  at: number;
  hash: Uint8Array;
  signature: Uint8Array;
  reason: CheckpointReason;
};

export type CheckpointCopiesTable = {
  checkpoint: number;
  place: CheckpointPlace;
  /** The mail in the outbox, for place `mail`: what became of it is written there. */
  mail_id: string | null;
  done_at: number | null;
  tried_at: number | null;
  problem: Exclude<PlaceProblem, 'mail-failed'> | null;
};

export type ReviewsTable = {
  /** `YYYY-MM` */
  month: string;
  signed_at: number;
  operator_id: string;
  operator_name: string;
  outliers: number;
  /** JSON array of { key, note }. */
  notes: string;
};

/** The activity log, and what shows that nobody has changed it. */
export type EvidenceTables = {
  activity: ActivityTable;
  activity_anchor: ActivityAnchorTable;
  checkpoints: CheckpointsTable;
  checkpoint_copies: CheckpointCopiesTable;
  reviews: ReviewsTable;
};
