import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { findOutboxMail, retryMail, userOf } from '../store/outbox.ts';
import { findMailFor } from './find-mail-for.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Tries again now: the same mail with the same Message-ID and the same token (S54). Waits for the server's answer.
 *
 * @throws AppError mail-not-found, out-of-scope, mail-not-retryable
 */
export const retryOutboxMail: UseCase<'outbox.retry'> = async (services, operator, { mailId }) => {
  await services.db.write(async (tx) => {
    const mail = await findMailFor(tx, operator, mailId);
    if (!mail.canRetry) throw new AppError('mail-not-retryable');
    const again = await retryMail(tx, mailId, services.time.now());
    if (!again) throw new AppError('mail-not-retryable');
    await append(tx, services, operator, {
      action: 'mail-retried',
      user: userOf(mail),
      details: { mail: mailId, kind: mail.kind },
    });
  });
  services.outbox.wake();
  await services.outbox.settle(mailId, services.config.sendWait);
  tellChanged(services, 'outbox', 'resets', 'activity');
  const mail = await findOutboxMail(services.db.read, mailId);
  if (mail === null) throw new AppError('mail-not-found');
  return mail;
};
