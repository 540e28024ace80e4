import { AppError } from '../../shared/errors.ts';
import { readSetting } from '../store/settings.ts';
import { redeemPaste } from './redeem-paste.ts';
import { countTokenRefusal } from './token-refusals.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The operator sets the new password: one that main has made and shown in this session, or one typed on the user's
 * behalf where the office allows it (ASVS 6.4.6). Only a handover lets the user type it.
 *
 * @throws AppError way-not-allowed, and as `redeemPaste`
 */
export const completeReset: UseCase<'resets.complete'> = (services, operator, input) =>
  countTokenRefusal(services, operator, async () => {
    const { onBehalfAllowed } = await readSetting(services.db.read, 'passwords');
    const allowed =
      input.way === 'generated' ? services.madePasswords.made(input.newPassword) : onBehalfAllowed;
    if (!allowed) throw new AppError('way-not-allowed', { way: input.way });
    const { user, at, notice } = await redeemPaste(services, operator, input, {
      password: input.newPassword,
      way: input.way,
      mustChange: input.mustChange,
      handover: false,
    });
    services.madePasswords.usedUp(input.newPassword);
    tellChanged(services, 'resets', 'users', 'outbox', 'activity');
    services.outbox.wakeSoon();
    return { userId: user.id, userName: user.name, at, notice };
  });
