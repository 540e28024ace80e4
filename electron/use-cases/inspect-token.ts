import { findOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { hasNamesake, userFacts } from '../store/users.ts';
import { findPastedReset } from './find-live-reset.ts';
import { policyOf } from './password-policy.ts';
import { logTokenRefusal, refuseWhileWaiting } from './token-refusals.ts';
import type { UseCase } from './use-case.ts';

/** Whose token it is and until when; spends and changes nothing (product rule 7). @throws as `findPastedReset`, token-wait */
export const inspectToken: UseCase<'resets.inspect'> = async (services, operator, input) => {
  const db = services.db.read;
  const { reset, user, repaired } = await logTokenRefusal(services, operator, input.text, async () => {
    const found = await findPastedReset(services, input.text);
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
    expiresAt: reset.expires_at,
    repaired,
    policy: policyOf(await readSetting(db, 'passwords')),
  };
};
