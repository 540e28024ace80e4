import { z } from 'zod';
import { ACTIVITY_ACTIONS } from '../activity-actions.ts';
import { CheckpointView, EvidenceFields, EvidenceState, LogVerdict } from '../evidence.ts';
import { EXPORT_FORMATS } from '../evidence-lists.ts';
import { Id, Line, Time } from '../models.ts';
import { Month, MonthReview, ReviewMonth, SignOffFields } from '../review.ts';
import { type ChannelContract, Done, Nothing } from './channel-contract.ts';

/** Proof that the log is what was written: verifying, checkpoints, export, the monthly review. */
export const evidenceContract = {
  'activity.verify': {
    access: 'viewer',
    /** The text of a checkpoint mail or file to compare with, as it was received. */
    input: z.strictObject({ checkpoint: z.string().max(100_000).optional() }),
    output: LogVerdict,
  },
  /** CSV takes the filters; JSON is always the whole chain, because half of one proves nothing. */
  'activity.export': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({
      format: z.enum(EXPORT_FORMATS),
      /** Korean access-log rules want the reason for every download on record. */
      reason: Line(500).min(5),
      text: z.string().max(200).default(''),
      action: z.enum(ACTIVITY_ACTIONS).optional(),
      outcome: z.enum(['done', 'refused']).optional(),
      from: Time.optional(),
      to: Time.optional(),
    }),
    /** null when the person cancelled the dialog. */
    output: z.object({ file: z.object({ name: z.string(), entries: z.int() }).nullable() }),
  },

  'evidence.state': { access: 'viewer', input: Nothing, output: EvidenceState },
  'evidence.checkpoints': {
    access: 'viewer',
    input: z.strictObject({ limit: z.int().min(1).max(100).default(10) }),
    output: z.object({
      checkpoints: z.array(CheckpointView),
      /** The raw Ed25519 key in base64: with it anybody can check a checkpoint, and nobody can make one. */
      publicKey: z.string(),
    }),
  },
  'evidence.makeCheckpoint': { access: 'admin', input: Nothing, output: CheckpointView },
  'evidence.pickFolder': {
    access: 'admin',
    input: Nothing,
    output: z.object({ folder: z.object({ handle: Id, name: z.string() }).nullable() }),
  },
  'settings.saveEvidence': { access: 'admin', fresh: true, input: EvidenceFields, output: Done },

  'review.months': { access: 'viewer', input: Nothing, output: z.object({ months: z.array(ReviewMonth) }) },
  'review.outliers': { access: 'viewer', input: z.strictObject({ month: Month }), output: MonthReview },
  'review.signOff': { access: 'viewer', input: SignOffFields, output: Done },
} as const satisfies Record<string, ChannelContract>;
