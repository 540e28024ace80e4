import { countWaitingMails, listOutboxMails } from '../store/outbox.ts';
import { readerOf } from './find-mail-for.ts';
import type { UseCase } from './use-case.ts';

export const listOutbox: UseCase<'outbox.list'> = async (services, operator, input) => ({
  mails: await listOutboxMails(services.db.read, { ...input, reader: readerOf(operator) }),
  waiting: await countWaitingMails(services.db.read, readerOf(operator)),
});
