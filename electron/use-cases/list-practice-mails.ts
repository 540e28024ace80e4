import type { MailMessage, Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { insertPracticeMail, listPracticeMails } from '../store/practice-mails.ts';
import type { UseCase } from './use-case.ts';

/** The catcher's mailbox as its fictional owners would see it. Empty outside a practice office. */
export const listPracticeMailbox: UseCase<'practice.mailbox'> = async (services, _operator, { limit }) => {
  const rows = await listPracticeMails(services.db.read, limit);
  const mails = rows.map((row) => {
    const kept: Pick<MailMessage, 'subject' | 'text'> = JSON.parse(
      services.secrets.unsealText(`practice-mail:${row.id}`, row.sealed),
    );
    return {
      id: row.id,
      to: row.to_address,
      subject: kept.subject,
      text: kept.text,
      receivedAt: row.received_at,
    };
  });
  return { mails };
};

/** What the practice mailer does with a mail instead of sending it. */
export async function keepPracticeMail(
  tx: Tx,
  services: Pick<Services, 'secrets' | 'time'>,
  message: MailMessage,
): Promise<void> {
  const id = newId();
  const plain = JSON.stringify({ subject: message.subject, text: message.text });
  const sealed = services.secrets.seal(`practice-mail:${id}`, plain);
  const record = { id, to_address: message.to.address, sealed, received_at: services.time.now() };
  await insertPracticeMail(tx, record);
}
