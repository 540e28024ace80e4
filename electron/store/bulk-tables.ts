import type { Generated } from 'kysely';
import type {
  BulkProgress,
  BulkSource,
  BulkState,
  LineProblem,
  LiveChoice,
  PauseCause,
} from '../../shared/bulk-lists.ts';

/** What a reset has of the bulk reset it came from; null for one that was sent by itself. */
export type BulkOfReset = {
  bulk_id: string | null;
  /** 1 for a code on paper: no mail, no token. */
  slip: Generated<number>;
};

export type BulkResetsTable = {
  id: string;
  state: BulkState;
  source: BulkSource;
  created_by: string;
  created_at: number;
  reason: string | null;
  live: LiveChoice;
  lifetime_minutes: number;
  run_by: string | null;
  started_at: number | null;
  ended_at: number | null;
  paused_for: PauseCause | null;
};

/** One person of a bulk reset. From `queued` on, triggers keep `progress` what the reset and its mail say. */
export type BulkMembersTable = {
  bulk_id: string;
  position: number;
  user_id: string;
  progress: BulkProgress;
  /** Why left out: an ErrorCode; empty for everybody else. */
  code: Generated<string>;
  reset_id: string | null;
};

/** Kept by triggers, so that a board of 100,000 is read in a dozen rows. */
export type BulkCountsTable = { bulk_id: string; progress: BulkProgress; code: string; members: number };

export type BulkLinesTable = { bulk_id: string; line: number; text: string; problem: LineProblem };

export type BulkTables = {
  bulk_resets: BulkResetsTable;
  bulk_members: BulkMembersTable;
  bulk_counts: BulkCountsTable;
  bulk_lines: BulkLinesTable;
};
