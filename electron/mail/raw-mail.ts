import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { AppError } from '../../shared/errors.ts';
import type { MailMessage, MailOutcome } from '../services.ts';
import { canonicalAddress } from './address.ts';
import { shown } from './mail-body.ts';

/** A mail as it travels: who it is for, and its bytes. */
export type RawMail = { envelope: { from: string; to: [string] }; raw: Buffer };

/** Every header a mail of ours has, and no other (S51). */
const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];
const MESSAGE_ID = /^<[a-z0-9.-]+@[a-z0-9.-]+>$/i;
/** A display name is the one thing in a header that comes from people. */
const MAX_NAME = 100;

/**
 * Writes the mail out as RFC 5322 bytes and then reads the result: it must go to exactly the one requested address,
 * by its envelope and by its headers, whatever the composer made of the names (S49).
 * @throws AppError('address-invalid') when it would not, or when an address is not in canonical form.
 */
export async function composeRaw(message: MailMessage): Promise<RawMail> {
  const from = requireCanonical(message.from.address);
  const to = requireCanonical(message.to.address);
  if (!MESSAGE_ID.test(message.messageId)) throw new AppError('address-invalid');
  const composed = new MailComposer({
    from: { name: displayName(message.from.name), address: from },
    to: { name: displayName(message.to.name), address: to },
    messageId: message.messageId,
    subject: message.subject,
    text: withCrlf(message.text),
    html: withCrlf(message.html),
    headers: { 'Auto-Submitted': 'auto-generated' },
    // Keeps the token's lines readable in the raw mail: base64 would hide them, and nothing in them needs an escape.
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = composed.getEnvelope();
  const raw = await composed.build();
  const headers = readHeaders(raw);
  const sound =
    envelope.from === from &&
    envelope.to.length === 1 &&
    envelope.to[0] === to &&
    headers
      .map(([name]) => name)
      .sort()
      .join() === [...HEADERS].sort().join() &&
    onlyAddress(headers, 'to') === to &&
    onlyAddress(headers, 'from') === from;
  if (!sound) throw new AppError('address-invalid');
  return { envelope: { from, to: [to] }, raw };
}

/** For a mailer: an address that composes to something else is refused for good, and any other failure is a defect. */
export function refusedAddress(error: unknown): MailOutcome {
  if (!(error instanceof AppError && error.code === 'address-invalid')) throw error;
  return { kind: 'refused', code: 'mail-refused', answer: 'Resetdesk: not exactly one valid address' };
}

/** The quoted-printable encoder counts a line's length from CRLF alone: behind a bare LF it breaks short lines too. */
function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** Stored addresses are canonical already; one that is not has come by another way. */
function requireCanonical(address: string): string {
  if (canonicalAddress(address) !== address) throw new AppError('address-invalid');
  return address;
}

/** A name that looks like an RFC 2047 word would be decoded by the reader's program, whatever is inside. */
function displayName(name: string): string {
  return [...shown(name).replaceAll('=?', '= ?')].slice(0, MAX_NAME).join('').trim();
}

/** Name in lower case and unfolded value of each header line (RFC 5322 §2.2.3). */
function readHeaders(raw: Buffer): [name: string, value: string][] {
  const head = raw.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
}

function onlyAddress(headers: readonly [name: string, value: string][], name: string): string | null {
  const values = headers.filter(([header]) => header === name).map(([, value]) => value);
  const parsed = addressparser(values.join(', '), { flatten: true });
  return parsed.length === 1 ? (parsed[0]?.address ?? null) : null;
}
