import { AppError } from '../../shared/errors.ts';
import type { OutboxMail } from '../../shared/models.ts';
import type { Operator } from '../services.ts';
import type { Db } from '../store/database.ts';
import { findOutboxMail, type OutboxReader } from '../store/outbox.ts';
import { findUserFor } from './find-user-for.ts';

/** Which mails an operator is shown. */
export function readerOf({ departments, role }: Operator): OutboxReader {
  return { departments, admin: role === 'admin' };
}

/**
 * A mail that an operator has named. One that is about no user exists for admins alone.
 *
 * @throws AppError mail-not-found, out-of-scope
 */
export async function findMailFor(db: Db, operator: Operator, mailId: string): Promise<OutboxMail> {
  const mail = await findOutboxMail(db, mailId);
  if (mail === null || (mail.userId === null && operator.role !== 'admin')) {
    throw new AppError('mail-not-found');
  }
  if (mail.userId !== null) await findUserFor(db, operator, mail.userId);
  return mail;
}
