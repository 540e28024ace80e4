import addressparser from 'nodemailer/lib/addressparser';
import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
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
  const node = new MimeNode('multipart/alternative', { disableFileAccess: true, disableUrlAccess: true });
  node.setHeader([
    { key: 'Auto-Submitted', value: 'auto-generated' },
    { key: 'From', value: { name: displayName(message.from.name), address: from } },
    { key: 'To', value: { name: displayName(message.to.name), address: to } },
    { key: 'Subject', value: message.subject },
    { key: 'Message-ID', value: message.messageId },
  ]);
  const envelope = node.getEnvelope();
  const raw = written(node, [
    ['text/plain', message.text],
    ['text/html', message.html],
  ]);
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

/**
 * Nodemailer writes the head, which holds what people typed. The parts are put together here: its own streams take five
 * times as long, and a thousand mails in a row must not hold up the window.
 */
function written(node: MimeNode, parts: readonly (readonly [type: string, content: string])[]): Buffer {
  const head = node.buildHeaders();
  const { boundary } = node;
  if (typeof boundary !== 'string' || boundary === '')
    throw new Error('a mail of several parts has a boundary');
  const bodies = parts.map(
    ([type, content]) =>
      `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(content)}\r\n`,
  );
  return Buffer.from(`${head}\r\n\r\n${bodies.join('')}--${boundary}--\r\n`, 'latin1');
}

/** Keeps the token's lines readable in the raw mail: base64 would hide them, and nothing in them needs an escape. */
function quotedPrintable(text: string): string {
  return wrap(encode(withCrlf(text)), 76);
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
