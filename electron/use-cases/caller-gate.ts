import type { CallerCheckView } from '../../shared/caller.ts';
import { type Judgement, judge, rulesFor } from '../../shared/caller-rules.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallerCheck } from '../../shared/lists.ts';
import type { VerificationRule } from '../../shared/verification.ts';
import type { Operator, Services } from '../services.ts';
import { lastActAt } from '../store/activity.ts';
import { decidedApprovals, type NamedApproval, openApprovals } from '../store/approvals.ts';
import { type Counting, listCallerChecks } from '../store/caller-checks.ts';
import type { Db } from '../store/database.ts';
import { lastUsedAt } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { ResetRecord, UserRecord } from '../store/tables.ts';
import { isProtected } from './cooling-off.ts';

/**
 * What is about to happen: a token leaves, a token or code is spent, or a password is set without either. In `bulk`
 * nobody is calling: the office itself writes to the addresses on file, so there is no caller to verify, and nobody who
 * could have talked the helpdesk into it. What a protected user needs is needed all the same; and whoever answers such a
 * mail or brings a slip is a caller like any other, whom `complete` judges by every rule.
 */
export type GateMoment =
  | { kind: 'send' }
  | { kind: 'bulk' }
  | { kind: 'complete'; reset: Pick<ResetRecord, 'issued_at' | 'sent_to'> }
  | { kind: 'temporary' };

/** A code on paper proves no mailbox: whoever found the slip has it too. */
function provesMailbox(moment: GateMoment): boolean {
  if (moment.kind === 'complete') return moment.reset.sent_to !== null;
  return moment.kind !== 'temporary';
}

type Time = Pick<Services, 'time'>;

export type VerifiedBy = { checks?: string; approvedBy?: string };

/**
 * The one gate between a caller and a password: every rule of the office that is for this user is met, and a protected
 * user's reset was approved by somebody else than who acts (S18, S19). Ask it inside the transaction of the act.
 *
 * @returns how the caller was verified, for the act's line of the log
 * @throws AppError caller-not-verified { missing, checks }, approval-needed, approval-own; all with userId, userName
 */
export async function refuseUnverified(
  db: Db,
  services: Time,
  operator: Pick<Operator, 'id'>,
  user: UserRecord,
  moment: GateMoment,
): Promise<VerifiedBy> {
  const facts = { userId: user.id, userName: user.name };
  const standing = await callerStanding(db, services, user, moment);
  const { missing, open, possible, approved } = standing;
  if (missing > 0 && moment.kind !== 'bulk') {
    const only = possible ? {} : { only: 'mail' };
    throw new AppError('caller-not-verified', { ...facts, missing, checks: open, ...only });
  }
  const approval = approved?.find((one) => one.decided_by !== operator.id);
  if (approved === null || approval !== undefined) {
    const kinds = new Set<CallerCheck>(standing.recorded.map((check) => check.kind));
    if (moment.kind === 'complete' && provesMailbox(moment)) kinds.add('code-by-mail');
    return {
      ...(kinds.size === 0 ? {} : { checks: [...kinds].join(', ') }),
      ...(approval?.decider == null ? {} : { approvedBy: approval.decider }),
    };
  }
  if (approved.length > 0) throw new AppError('approval-own', facts);
  const [asked] = await openApprovals(db, services.time.now(), user.id);
  throw new AppError('approval-needed', {
    ...facts,
    ...(asked === undefined ? {} : { asked: asked.asker, until: asked.expires_at }),
  });
}

export type CallerStanding = Judgement & {
  rules: VerificationRule[];
  recorded: CallerCheckView[];
  /** The approvals that count, the newest first; null when none is needed. */
  approved: NamedApproval[] | null;
  windowMinutes: number;
};

/** How far the caller is verified for what is about to happen. */
export async function callerStanding(
  db: Db,
  { time }: Time,
  user: UserRecord,
  moment: GateMoment,
): Promise<CallerStanding> {
  const now = time.now();
  const settings = await readSetting(db, 'verification');
  const underProtection = isProtected(user, now);
  const rules = rulesFor(settings, { department: user.department, protected: underProtection });
  const reference = moment.kind === 'complete' ? moment.reset.issued_at : now;
  const since = await countingSince(db, user.id, reference - settings.windowMinutes * 60_000);
  const recorded = await listCallerChecks(db, user.id, since);
  const kinds = new Set(recorded.map((check) => check.kind));
  return {
    ...judge(rules, kinds, provesMailbox(moment)),
    rules,
    recorded,
    approved: underProtection ? await decidedApprovals(db, user.id, 'approved', since) : null,
    windowMinutes: settings.windowMinutes,
  };
}

/**
 * A check is used up by the reset it was made for, survives a second mail within the window, and is worth nothing once
 * a caller was turned away: the next call begins anew. Nor is one from before the office was restored: the reset that
 * used it up may be among what is gone (S82).
 */
async function countingSince(db: Db, userId: string, from: number): Promise<Counting> {
  const used = await lastUsedAt(db, userId);
  const turnedAway = await lastActAt(db, 'caller-turned-away', userId);
  const restored = await readSetting(db, 'lastRestore');
  return { from, after: Math.max(used, turnedAway, restored?.at ?? 0) };
}
