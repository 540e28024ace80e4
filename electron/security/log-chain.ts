import { createHash, createHmac, type KeyObject } from 'node:crypto';

/** An entry of the activity log as it is stored; `details` is the stored JSON text, not the object. */
export type LogEntry = {
  seq: number;
  /** Epoch ms. */
  at: number;
  operator_id: string | null;
  operator_name: string | null;
  os_user: string;
  host: string;
  action: string;
  user_id: string | null;
  user_name: string | null;
  outcome: string;
  code: string | null;
  details: string;
};

/**
 * What ties an entry to all before it (S93). `hash` is SHA-256 and can be computed by anyone, so that a verifier needs
 * no secret; `mac` is HMAC-SHA-256 under a key of the office, so that nobody without it can write a chain of their own.
 */
export type LogLink = { hash: Uint8Array; mac: Uint8Array };

/** Whoever makes many links makes a key object once: five times as fast. */
export type LinkKey = Uint8Array | KeyObject;

/** What the first entry is tied to: another office's log cannot stand in for this one's. */
export function firstLink(officeId: string, key: LinkKey): LogLink {
  const hash = createHash('sha256').update(`resetdesk activity log v1 ${officeId}`, 'utf8').digest();
  return { hash, mac: createHmac('sha256', key).update(hash).digest() };
}

export function nextLink(before: LogLink, entry: LogEntry, key: LinkKey): LogLink {
  const hash = createHash('sha256').update(before.hash).update(canonical(entry), 'utf8').digest();
  return { hash, mac: createHmac('sha256', key).update(before.mac).update(hash).digest() };
}

/** JSON array of the twelve fields in the order of `LogEntry`, without blanks, as `JSON.stringify` writes it. */
function canonical(entry: LogEntry): string {
  return JSON.stringify([
    entry.seq,
    entry.at,
    entry.operator_id,
    entry.operator_name,
    entry.os_user,
    entry.host,
    entry.action,
    entry.user_id,
    entry.user_name,
    entry.outcome,
    entry.code,
    entry.details,
  ]);
}
