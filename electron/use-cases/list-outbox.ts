import { countWaitingMails, listOutboxMails } from '../store/outbox.ts';
import type { UseCase } from './use-case.ts';

export const listOutbox: UseCase<'outbox.list'> = async (services, _operator, input) => ({
  mails: await listOutboxMails(services.db.read, input),
  waiting: await countWaitingMails(services.db.read),
});
