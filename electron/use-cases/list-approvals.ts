import type { ApprovalView } from '../../shared/caller.ts';
import type { Operator, Services } from '../services.ts';
import { decidedApprovals, type NamedApproval, openApprovals } from '../store/approvals.ts';
import type { UserRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';
import { callerStanding } from './caller-gate.ts';
import { isInScope } from './find-user-for.ts';
import { COOL_OFF } from './reset-limits.ts';
import type { UseCase } from './use-case.ts';

/** The open questions about users of this operator's departments, with what speaks for and against each. */
export const listOpenApprovals: UseCase<'approvals.list'> = async (services, operator) => {
  const approvals: ApprovalView[] = [];
  for (const approval of await openApprovals(services.db.read, services.time.now())) {
    const user = await findUser(services.db.read, approval.user_id);
    if (user !== null && isInScope(operator, user))
      approvals.push(await view(services, operator, approval, user));
  }
  return { approvals };
};

async function view(
  services: Services,
  operator: Operator,
  approval: NamedApproval,
  user: UserRecord,
): Promise<ApprovalView> {
  const db = services.db.read;
  const { recorded } = await callerStanding(db, services, user, { kind: 'send' });
  const day = { from: services.time.now() - COOL_OFF, after: 0 };
  const [refused] = await decidedApprovals(db, user.id, 'refused', day);
  return {
    id: approval.id,
    userId: user.id,
    userName: user.name,
    department: user.department,
    email: user.email,
    askedBy: approval.asker,
    mine: approval.asked_by === operator.id,
    askedAt: approval.asked_at,
    expiresAt: approval.expires_at,
    reason: approval.reason,
    checks: recorded,
    refusedBefore: refused === undefined ? null : refusalOf(refused),
  };
}

/** Who said no, when and why. */
export function refusalOf(refused: NamedApproval): { by: string; at: number; note: string } {
  return { by: refused.decider ?? '', at: refused.decided_at ?? 0, note: refused.note };
}
