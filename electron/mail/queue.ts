import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { LANGUAGES, type MailKind } from '../../shared/lists.ts';
import type { OfficeSecrets } from '../security/office-secrets.ts';
import type { MailMessage } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { enqueue } from '../store/outbox.ts';

/** The stored form of a composed mail: opened again in a later version of the program, hence a schema. */
const Party = z.object({ name: z.string(), address: z.string() });
const StoredMessage = z.object({
  messageId: z.string(),
  from: Party,
  to: Party,
  language: z.enum(LANGUAGES),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
}) satisfies z.ZodType<MailMessage>;

export type QueuedMail = {
  id: string;
  kind: MailKind;
  /** null for a mail that is about no user. */
  userId: string | null;
  /** Set for kind `reset` and for no other. */
  resetId: string | null;
  message: MailMessage;
  /** Epoch ms after which the mail is worthless; null leaves the worker's own bound for notices. */
  expiresAt: number | null;
  now: number;
};

/**
 * Puts a composed mail into the outbox, sealed because it may hold a token. Call it in the transaction of the act the
 * mail tells of (S54), and wake the outbox after the commit.
 */
export async function queueMail(
  tx: Tx,
  { seal }: Pick<OfficeSecrets, 'seal'>,
  mail: QueuedMail,
): Promise<void> {
  await enqueue(tx, {
    id: mail.id,
    kind: mail.kind,
    userId: mail.userId,
    resetId: mail.resetId,
    to: mail.message.to.address,
    messageId: mail.message.messageId,
    sealed: seal(purposeOf(mail.id), packed(mail.message)),
    expiresAt: mail.expiresAt,
    now: mail.now,
  });
}

/**
 * A quarter of the size, so that a mail fits on one page of the database: each change of its state writes the whole row.
 * Nobody can choose what is packed beside a token and watch the size, so the size tells nothing.
 */
function packed(message: MailMessage): Uint8Array {
  return deflateSync(JSON.stringify(message), { level: 1 });
}

/** JSON begins with a brace; versions before this one sealed it as it is. */
function unpacked(plain: Uint8Array): unknown {
  const json = plain[0] === BRACE ? plain : inflateSync(plain, { maxOutputLength: MOST_BYTES });
  return JSON.parse(Buffer.from(json).toString('utf8'));
}

const BRACE = 0x7b;
const MOST_BYTES = 1_000_000;

/** What `queueMail` sealed. @throws AppError('internal') for a damaged blob or one that belongs to another mail. */
export function openMail(
  { unseal }: Pick<OfficeSecrets, 'unseal'>,
  mailId: string,
  sealed: Uint8Array,
): MailMessage {
  return StoredMessage.parse(unpacked(unseal(purposeOf(mailId), sealed)));
}

/** Stable over every attempt, so that a repeat of an `unknown` mail is recognised as the same one (S54). */
export function messageIdFor(id: string, fromAddress: string): string {
  return `<${id}@${fromAddress.slice(fromAddress.lastIndexOf('@') + 1)}>`;
}

function purposeOf(mailId: string): string {
  return `outbox:${mailId}`;
}
