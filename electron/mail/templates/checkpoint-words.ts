import type { CheckpointReason } from '../../../shared/evidence-lists.ts';
import type { MailWords } from './words.ts';

/** Times are written out already, with their zone. */
export type CheckpointMailFacts = {
  officeName: string;
  entries: number;
  at: string;
  reason: CheckpointReason;
  lines: readonly string[];
  /** `first`: the reader has never had one. `moved`: the last one here; `to` is where they go now, null for nowhere. */
  news: { kind: 'first' } | { kind: 'moved'; to: string | null } | null;
};

export type DoubtMailFacts = { officeName: string; at: string; firstEntry: number };

/** The mails to the owner in one language; they are about no user. */
export type CheckpointMails = {
  checkpoint(facts: CheckpointMailFacts): MailWords;
  doubt(facts: DoubtMailFacts): MailWords;
};
