import { countWaitingMails, listOutboxMails } from '../store/outbox.ts';
import { readerOf } from './find-mail-for.ts';
import type { UseCase } from './use-case.ts';

export const listOutbox: UseCase<'outbox.list'> = async (services, operator, input) => {
  const reader = readerOf(operator);
  const resting = services.outbox.resting();
  return {
    mails: await listOutboxMails(services.db.read, { ...input, reader }),
    waiting: await countWaitingMails(services.db.read, reader),
    // The server may name the receiver it spoke of, and not everybody may see every user.
    ...(resting === null
      ? {}
      : { resting: { until: resting.until, answer: reader.admin ? resting.answer : null } }),
  };
};
