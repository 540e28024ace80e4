import { AppError } from '../../shared/errors.ts';
import { maskAddress } from './notify-address.ts';
import { redeemPaste } from './redeem-paste.ts';
import { countTokenRefusal } from './token-refusals.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The user has chosen. Which way the password came about is main's own knowledge, and the act is the operator's who
 * handed the keyboard over. The user alone knows the password, so it need not be changed.
 *
 * @throws AppError handover-over, and as `redeemPaste`
 */
export const completeHandover: UseCase<'handover.complete'> = (services, operator, { newPassword }) =>
  services.handover.inTurn(() =>
    countTokenRefusal(services, operator, async () => {
      const page = services.handover.current()?.page;
      if (page?.kind !== 'password') throw new AppError('handover-over');
      const { user } = await redeemPaste(services, operator, page.pasted, {
        password: newPassword,
        way: services.madePasswords.made(newPassword) ? 'generated' : 'typed-by-user',
        mustChange: false,
        handover: true,
      });
      services.madePasswords.forget();
      services.handover.finish(user.email === null ? null : maskAddress(user.email));
      tellChanged(services, 'status', 'resets', 'users', 'outbox', 'activity');
      services.outbox.wakeSoon();
      return {};
    }),
  );
