import type { StoredEntry } from '../security/chain-check.ts';
import type { SignedCheckpoint } from '../security/checkpoint.ts';

/** One JSON document with one entry and one checkpoint a line: see docs/log-format.md. */

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export function jsonHead(facts: {
  officeId: string;
  /** Epoch ms. */
  at: number;
  publicKey: Uint8Array;
  anchor: { seq: number; hash: Uint8Array };
}): string {
  const head = JSON.stringify({
    format: 'resetdesk activity log',
    version: 1,
    office: facts.officeId,
    exportedAt: new Date(facts.at).toISOString(),
    publicKey: base64(facts.publicKey),
    anchor: { seq: facts.anchor.seq, hash: base64(facts.anchor.hash) },
  });
  return `${head.slice(0, -1)},\n"entries":[`;
}

/** The twelve fields that are hashed, as they are stored, and the hash. Never the MAC. */
export function jsonEntries(entries: readonly StoredEntry[], first: boolean): string {
  return entries.map((entry, index) => jsonEntry(entry, first && index === 0)).join('');
}

function jsonEntry({ mac: _mac, hash, ...fields }: StoredEntry, first: boolean): string {
  return `${first ? '\n' : ',\n'}${JSON.stringify({ ...fields, hash: hash === null ? null : base64(hash) })}`;
}

export function jsonTail(checkpoints: readonly SignedCheckpoint[]): string {
  const lines = checkpoints.map(({ entries, head, at, signature }) =>
    JSON.stringify({
      entries,
      head: base64(head),
      time: new Date(at).toISOString(),
      signature: base64(signature),
    }),
  );
  return `\n],\n"checkpoints":[${lines.length === 0 ? '' : '\n'}${lines.join(',\n')}\n]}\n`;
}
