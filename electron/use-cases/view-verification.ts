import type { ApprovalState, CallerVerification } from '../../shared/caller.ts';
import { PRESSURE_SIGNS } from '../../shared/lists.ts';
import type { Operator, Services } from '../services.ts';
import { listActivity } from '../store/activity.ts';
import { decidedApprovals, openApprovals } from '../store/approvals.ts';
import { listOperators, toOperator } from '../store/operators.ts';
import type { UserRecord } from '../store/tables.ts';
import { namesakesOf } from '../store/users.ts';
import { type CallerStanding, callerStanding } from './caller-gate.ts';
import { phoneUsableFrom, protectedUntil } from './cooling-off.ts';
import { isInScope } from './find-user-for.ts';
import { refusalOf } from './list-approvals.ts';
import { factThatTells } from './refuse-untold.ts';
import { COOL_OFF } from './reset-limits.ts';

/** How far the one who is calling for this user is verified, as the card shows it. */
export async function viewVerification(
  services: Services,
  operator: Operator,
  user: UserRecord,
): Promise<CallerVerification> {
  const now = services.time.now();
  const standing = await callerStanding(services.db.read, services, user, { kind: 'send' });
  const { windowMinutes, rules, recorded, missing, open } = standing;
  const namesakes = await namesakesOf(services.db.read, user);
  return {
    windowMinutes,
    rules,
    recorded,
    missing,
    open,
    phoneFrom: user.phone === null ? null : phoneUsableFrom(user, now),
    tellBy: namesakes.length === 0 ? null : factThatTells(user, namesakes, now),
    approval: await approvalState(services, operator, user, standing),
    approvers: await countApprovers(services, operator, user),
    protectedUntil: protectedUntil(user, now),
    turnedAway: await lastTurnedAway(services, user),
  };
}

async function approvalState(
  services: Services,
  operator: Operator,
  user: UserRecord,
  { approved, windowMinutes }: CallerStanding,
): Promise<ApprovalState | null> {
  if (approved === null) return null;
  const db = services.db.read;
  const now = services.time.now();
  const one = approved.find((approval) => approval.decided_by !== operator.id) ?? approved[0];
  if (one !== undefined) {
    const at = one.decided_at ?? 0;
    const mine = one.decided_by === operator.id;
    return { kind: 'approved', by: one.decider ?? '', mine, at, until: at + windowMinutes * 60_000 };
  }
  const [asked] = await openApprovals(db, now, user.id);
  if (asked !== undefined) {
    const { id, asker, asked_by, asked_at, expires_at, reason } = asked;
    const mine = asked_by === operator.id;
    return { kind: 'asked', approvalId: id, by: asker, mine, at: asked_at, until: expires_at, reason };
  }
  const [refused] = await decidedApprovals(db, user.id, 'refused', { from: now - COOL_OFF, after: 0 });
  if (refused !== undefined) return { kind: 'refused', refusedBefore: refusalOf(refused) };
  return { kind: 'needed', refusedBefore: null };
}

async function countApprovers(services: Services, operator: Operator, user: UserRecord): Promise<number> {
  const operators = await listOperators(services.db.read);
  return operators.filter(
    (other) =>
      other.id !== operator.id &&
      other.disabled_at === null &&
      other.role !== 'viewer' &&
      isInScope(toOperator(other), user),
  ).length;
}

async function lastTurnedAway(
  services: Services,
  user: UserRecord,
): Promise<CallerVerification['turnedAway']> {
  const from = services.time.now() - COOL_OFF;
  const [entry] = await listActivity(services.db.read, {
    action: 'caller-turned-away',
    outcome: 'done',
    userId: user.id,
    from,
    limit: 1,
  });
  if (entry === undefined) return null;
  const { signs, note } = entry.details;
  const told = typeof signs === 'string' ? signs.split(', ') : [];
  return {
    by: entry.operatorName ?? '',
    at: entry.at,
    signs: PRESSURE_SIGNS.filter((sign) => told.includes(sign)),
    note: typeof note === 'string' ? note : '',
  };
}
