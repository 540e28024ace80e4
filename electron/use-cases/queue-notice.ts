import type { MailKind } from '../../shared/lists.ts';
import { messageIdFor, queueMail } from '../mail/queue.ts';
import type { MailMessage, Operator, Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { type MailIdentity, mailIdentity } from './mail-identity.ts';

/** How long telling somebody of a change is worth trying, ms. */
const NOTICE_LIFE = 3 * 24 * 3_600_000;

/** What every notice says besides its own: from whom, whom to call, by which operator. */
export type NoticeSender = MailIdentity & { messageId: string; by: string };

/**
 * Queues a mail that tells somebody of an act, in the act's transaction; `userId` is null for one about no user.
 *
 * @returns the mail's id
 */
export async function queueNotice(
  tx: Tx,
  services: Pick<Services, 'secrets'>,
  operator: Pick<Operator, 'name' | 'email'>,
  notice: { kind: Exclude<MailKind, 'reset' | 'checkpoint'>; userId: string | null; at: number },
  compose: (sender: NoticeSender) => MailMessage,
): Promise<string> {
  const identity = await mailIdentity(tx, operator);
  const id = newId();
  const messageId = messageIdFor(id, identity.from.address);
  await queueMail(tx, services.secrets, {
    id,
    kind: notice.kind,
    userId: notice.userId,
    resetId: null,
    message: compose({ ...identity, messageId, by: operator.name }),
    expiresAt: notice.at + NOTICE_LIFE,
    now: notice.at,
  });
  return id;
}
