import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { cancelMailsOfReset, findOutboxMail, findOutboxRecord } from '../store/outbox.ts';
import { endReset } from '../store/resets.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * A reset mail that has not left stays here, and its reset is revoked: a token nobody can get must not stay alive.
 * Notices cannot be cancelled: an operator must not be able to keep a user from learning of a change.
 *
 * @throws AppError mail-not-found, mail-not-cancellable
 */
export const cancelOutboxMail: UseCase<'outbox.cancel'> = async (services, operator, { mailId }) => {
  await services.db.write(async (tx) => {
    const record = await findOutboxRecord(tx, mailId);
    const mail = await findOutboxMail(tx, mailId);
    if (record === null || mail === null) throw new AppError('mail-not-found');
    if (!mail.canCancel || record.reset_id === null) throw new AppError('mail-not-cancellable');
    await endReset(tx, record.reset_id, { state: 'revoked', at: services.time.now(), by: operator.id });
    await cancelMailsOfReset(tx, record.reset_id);
    await append(tx, services, operator, {
      action: 'mail-cancelled',
      user: { id: mail.userId, name: mail.userName },
      details: { mail: mailId, reset: record.reset_id },
    });
  });
  tellChanged(services, 'outbox', 'resets', 'users', 'activity');
  const mail = await findOutboxMail(services.db.read, mailId);
  if (mail === null) throw new AppError('mail-not-found');
  return mail;
};
