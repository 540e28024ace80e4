import { AppError } from '../../shared/errors.ts';
import { findOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { hasNamesake } from '../store/users.ts';
import { findLiveReset, readPaste } from './find-live-reset.ts';
import { policyOf } from './password-policy.ts';
import type { UseCase } from './use-case.ts';

/** Whose token it is and until when; spends and changes nothing (product rule 7). @throws as `readPaste`, `findLiveReset` */
export const inspectToken: UseCase<'resets.inspect'> = async (services, _operator, input) => {
  const db = services.db.read;
  const { claims, repaired } = await readPaste(services, input.text);
  const { reset, user } = await findLiveReset(db, claims, services.time.now());
  if (user.token_wait_until !== null && user.token_wait_until > services.time.now()) {
    throw new AppError('token-wait', { until: user.token_wait_until, userId: user.id, userName: user.name });
  }
  const issuer = await findOperator(db, reset.issued_by);
  return {
    resetId: reset.id,
    user: {
      id: user.id,
      name: user.name,
      login: user.login,
      email: user.email,
      phone: user.phone,
      staffNumber: user.staff_number,
      department: user.department,
      sameName: await hasNamesake(db, user),
    },
    issuedAt: reset.issued_at,
    issuedBy: issuer?.name ?? '',
    expiresAt: reset.expires_at,
    repaired,
    policy: policyOf(await readSetting(db, 'passwords')),
  };
};
