import { findOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { hasNamesake, userFacts } from '../store/users.ts';
import { asRefusal } from './as-refusal.ts';
import { refuseUnverified } from './caller-gate.ts';
import { findPastedReset, proofExpiresAt } from './find-live-reset.ts';
import { policyOf } from './password-policy.ts';
import { logTokenRefusal, refuseWhileWaiting } from './token-refusals.ts';
import type { UseCase } from './use-case.ts';

/**
 * Whose token or code it is and until when; spends nothing (product rule 7).
 *
 * @throws AppError as `findPastedReset`, token-wait
 */
export const inspectToken: UseCase<'resets.inspect'> = async (services, operator, input) => {
  const db = services.db.read;
  const { reset, user, repaired, proof } = await logTokenRefusal(services, operator, input.text, async () => {
    const found = await findPastedReset(services, operator, input);
    refuseWhileWaiting(services, found.user);
    return found;
  });
  const issuer = await findOperator(db, reset.issued_by);
  return {
    resetId: reset.id,
    user: {
      ...userFacts(user),
      sameName: await hasNamesake(db, user),
      language: user.language,
    },
    issuedAt: reset.issued_at,
    issuedBy: issuer?.name ?? '',
    expiresAt: proofExpiresAt({ reset, proof }),
    proof,
    repaired,
    clockBehind: services.time.behind(),
    policy: policyOf(await readSetting(db, 'passwords')),
    gateRefusal: await refuseUnverified(db, services, operator, user, { kind: 'complete', reset }).then(
      () => null,
      asRefusal,
    ),
  };
};
