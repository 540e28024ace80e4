import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { proofExpiresAt } from './find-live-reset.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { findRedeemable } from './redeem-paste.ts';
import { countTokenRefusal } from './token-refusals.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The operator gives the keyboard away: the session is locked and the window belongs to the token's user until the
 * password is set or the page is left (S17). Spends nothing.
 *
 * @throws AppError as `findRedeemable`, locked when the session was locked meanwhile
 */
export const beginHandover: UseCase<'handover.begin'> = (services, operator, input) =>
  countTokenRefusal(services, operator, async () => {
    const found = await findRedeemable(services, operator, input);
    const { reset, user } = found;
    const { id, name, login, language } = user;
    await services.db.write((tx) =>
      append(tx, services, operator, { action: 'handover-begun', user, details: { reset: reset.id } }),
    );
    // A lock, a sign-out or another hand-over may have come first: nobody is handed what is no longer theirs to give.
    const { session } = services;
    if (session.operatorId() !== operator.id || session.locked()) throw new AppError('locked');
    session.lock();
    forgetSecrets(services);
    services.shownSecrets.show('handover', true);
    services.handover.begin(
      {
        operator: { id: operator.id, name: operator.name },
        user: { id, name, login, language },
        page: { kind: 'password', pasted: input },
      },
      proofExpiresAt(found) - services.time.now(),
    );
    tellChanged(services, 'status', 'activity');
    return {};
  });
