import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { findOutboxMail, findOutboxRecord, userOf } from '../store/outbox.ts';
import { findReset } from '../store/resets.ts';
import { endLiveReset } from './end-live-reset.ts';
import { findMailFor } from './find-mail-for.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * A reset mail that has not left stays here, and its reset is revoked: a token nobody can get must not stay alive.
 * Notices cannot be cancelled: an operator must not be able to keep a user from learning of a change.
 *
 * @throws AppError mail-not-found, out-of-scope, mail-not-cancellable
 */
export const cancelOutboxMail: UseCase<'outbox.cancel'> = async (services, operator, { mailId }) => {
  await services.db.write(async (tx) => {
    const mail = await findMailFor(tx, operator, mailId);
    const record = await findOutboxRecord(tx, mailId);
    if (record === null) throw new AppError('mail-not-found');
    const user = userOf(mail);
    if (!mail.canCancel || record.reset_id === null || user === null)
      throw new AppError('mail-not-cancellable');
    const reset = await findReset(tx, record.reset_id);
    const end = { state: 'revoked', reason: 'mail-cancelled' } as const;
    const ended = reset !== null && (await endLiveReset(tx, services, operator, reset, user, end));
    if (!ended) throw new AppError('mail-not-cancellable');
    await append(tx, services, operator, {
      action: 'mail-cancelled',
      user,
      details: { mail: mailId, reset: record.reset_id },
    });
  });
  tellChanged(services, 'outbox', 'resets', 'users', 'activity');
  const mail = await findOutboxMail(services.db.read, mailId);
  if (mail === null) throw new AppError('mail-not-found');
  return mail;
};
