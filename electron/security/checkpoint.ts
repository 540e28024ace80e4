import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { OfficeSecrets } from './office-secrets.ts';

/** How far a log went at a moment, and what its last entry was tied to. */
export type Checkpoint = {
  officeId: string;
  /** The number of the last entry. */
  entries: number;
  /** The hash of the last entry's link, 32 bytes. */
  head: Uint8Array;
  /** Epoch ms. */
  at: number;
};

export type SignedCheckpoint = Checkpoint & { signature: Uint8Array };

/** Ed25519 (RFC 8032): whoever has the public half can check checkpoints and make none (S95). */
export type CheckpointKeys = { privateKey: KeyObject; publicKey: KeyObject; rawPublicKey: Uint8Array };

/** RFC 8410 §7: what stands before the 32 bytes of a private and of a public key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_LENGTH = 12;

/** Derived from the office key: the pair goes wherever the office goes, and a restored office signs with the same. */
export function checkpointKeys(secrets: Pick<OfficeSecrets, 'derive'>): CheckpointKeys {
  const der = Buffer.concat([PKCS8, secrets.derive('checkpoint-signing')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  const publicKey = createPublicKey(privateKey);
  const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_LENGTH);
  return { privateKey, publicKey, rawPublicKey };
}

/** Exactly the bytes that are signed: five lines, each ended by a line feed (docs/log-format.md). */
function signedText({ officeId, entries, head, at }: Checkpoint): string {
  return [
    'resetdesk checkpoint v1',
    `office ${officeId}`,
    `entries ${entries}`,
    `head ${Buffer.from(head).toString('base64')}`,
    `time ${new Date(at).toISOString()}`,
    '',
  ].join('\n');
}

export function signCheckpoint(keys: CheckpointKeys, checkpoint: Checkpoint): SignedCheckpoint {
  const signature = sign(null, Buffer.from(signedText(checkpoint), 'utf8'), keys.privateKey);
  return { ...checkpoint, signature };
}

export function isSigned(publicKey: KeyObject, checkpoint: SignedCheckpoint): boolean {
  return verify(null, Buffer.from(signedText(checkpoint), 'utf8'), publicKey, checkpoint.signature);
}

/** The text form, for mails and files. */
export function writeCheckpoint(keys: CheckpointKeys, checkpoint: SignedCheckpoint): string {
  const signature = Buffer.from(checkpoint.signature).toString('base64');
  const publicKey = Buffer.from(keys.rawPublicKey).toString('base64');
  return `${signedText(checkpoint)}\nsignature ${signature}\npublic-key ${publicKey}\n`;
}

const TEXT = new RegExp(
  [
    'resetdesk checkpoint v1',
    'office ([0-9a-zA-Z-]{1,64})',
    'entries ([0-9]{1,15})',
    'head ([0-9A-Za-z+/]{43}=)',
    'time (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)',
    'signature ([0-9A-Za-z+/]{86}==)',
  ].join('[\\s>]+'),
);

/**
 * Finds a checkpoint in a text as it was received: quoted, indented, or as the source of a mail. Whether it is signed
 * by anybody is another question; null when there is none.
 */
export function readCheckpoint(text: string): SignedCheckpoint | null {
  const found = TEXT.exec(text) ?? TEXT.exec(unquoted(text));
  if (found === null) return null;
  const [, officeId = '', entries = '', head = '', time = '', signature = ''] = found;
  const at = Date.parse(time);
  if (Number.isNaN(at)) return null;
  return {
    officeId,
    entries: Number(entries),
    head: Buffer.from(head, 'base64'),
    at,
    signature: Buffer.from(signature, 'base64'),
  };
}

/** Quoted-printable breaks long lines with "=" and writes "=" itself as "=3D" (RFC 2045 §6.7). */
function unquoted(text: string): string {
  return text.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
}

/** The form for the system log: one line, the same facts. */
export function checkpointLine(checkpoint: SignedCheckpoint): string {
  const { officeId, entries, head, at, signature } = checkpoint;
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return `resetdesk checkpoint v1 office ${officeId} entries ${entries} head ${base64(head)} time ${new Date(at).toISOString()} signature ${base64(signature)}`;
}
