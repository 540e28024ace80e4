import { AppError } from '../../shared/errors.ts';
import type { ApprovalDecision } from '../../shared/lists.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { endApproval, findApproval } from '../store/approvals.ts';
import type { Db } from '../store/database.ts';
import { toOperator } from '../store/operators.ts';
import { findUserFor } from './find-user-for.ts';
import { refuseBeforeDuty } from './first-duty.ts';
import { canonicalLogin } from './operator-fields.ts';
import { proveOperator } from './prove-operator.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseIdNumber } from './refuse-id-number.ts';
import { tellChanged, type UseCase } from './use-case.ts';

type Decision = {
  approvalId: string;
  decision: Extract<ApprovalDecision, 'approved' | 'refused'>;
  note: string;
};

const ACTS = { approved: 'approval-approved', refused: 'approval-refused' } as const;

/** @throws AppError approval-not-found, out-of-scope, approval-own, approval-not-open { decision }, evidence-id-number */
export const decideApproval: UseCase<'approvals.decide'> = async (services, operator, input) => {
  await decideAs(services, operator, input, false);
  return {};
};

/**
 * The second operator at the first one's program. Who is signed in stays signed in; wrong passwords count as they do at
 * sign-in.
 *
 * @throws AppError as `decideApproval` and `proveOperator`, not-allowed for a viewer, own-password-needed and
 * totp-required: a password that somebody else has chosen approves nothing
 */
export const decideApprovalHere: UseCase<'approvals.decideHere'> = async (services, operator, input) => {
  const { user } = await findAsked(services, operator, input.approvalId);
  const decider = await recordRefusal(services, operator, ACTS[input.decision], user, async () => {
    const { password, code } = input;
    const found = await proveOperator(services, { login: canonicalLogin(input.login) }, { password, code });
    if (found.role === 'viewer') throw new AppError('not-allowed', { role: 'operator' });
    await refuseBeforeDuty(services.db.read, found);
    return toOperator(found);
  });
  await decideAs(services, decider, input, true);
  return {};
};

async function findAsked(services: Services, operator: Operator, approvalId: string) {
  const approval = await findApproval(services.db.read, approvalId);
  if (approval === null) throw new AppError('approval-not-found');
  return { approval, user: await findUserFor(services.db.read, operator, approval.user_id) };
}

/** `here`: by a password typed at another operator's program. */
async function decideAs(
  services: Services,
  decider: Operator,
  input: Decision,
  here: boolean,
): Promise<void> {
  const { approval, user } = await findAsked(services, decider, input.approvalId);
  const action = ACTS[input.decision];
  const note = input.note.normalize('NFC');
  await recordRefusal(services, decider, action, user, async () => {
    refuseIdNumber(note);
    if (approval.asked_by === decider.id) throw new AppError('approval-own');
    await services.db.write(async (tx) => {
      const { id } = approval;
      const end = { decision: input.decision, by: decider.id, at: services.time.now(), note };
      if (!(await endApproval(tx, id, end))) throw await notOpen(tx, id);
      const details = { approval: id, here, ...(note === '' ? {} : { note }) };
      await append(tx, services, decider, { action, user, details });
    });
  });
  tellChanged(services, 'approvals', 'users', 'activity');
}

async function notOpen(db: Db, id: string): Promise<AppError> {
  const approval = await findApproval(db, id);
  return new AppError('approval-not-open', { decision: approval?.decision ?? 'expired' });
}
