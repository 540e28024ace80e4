import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstLink, type LogEntry, nextLink } from '../../electron/security/log-chain.ts';

const KEY = Buffer.alloc(32, 7);
const anEntry = (changes: Partial<LogEntry> = {}): LogEntry => ({
  seq: 1,
  at: 1_764_000_000_000,
  operator_id: 'op',
  operator_name: '세라',
  os_user: 'tester',
  host: 'pc',
  action: 'signed-in',
  user_id: null,
  user_name: null,
  outcome: 'done',
  code: null,
  details: '{"a":"b"}',
  ...changes,
});

test('the hash can be computed by anyone from the written-out form, the MAC only with the key', () => {
  const first = firstLink('office', KEY);
  const origin = createHash('sha256').update('resetdesk activity log v1 office').digest();
  expect(Buffer.from(first.hash)).toEqual(origin);
  const link = nextLink(first, anEntry(), KEY);
  const text =
    '[1,1764000000000,"op","세라","tester","pc","signed-in",null,null,"done",null,"{\\"a\\":\\"b\\"}"]';
  const hash = createHash('sha256').update(origin).update(text).digest();
  expect(Buffer.from(link.hash)).toEqual(hash);
  const mac = createHmac('sha256', KEY).update(createHmac('sha256', KEY).update(origin).digest());
  expect(Buffer.from(link.mac)).toEqual(mac.update(hash).digest());
});

test('whatever is changed in an entry, before it, or in the key changes the link', () => {
  const first = firstLink('office', KEY);
  const link = nextLink(first, anEntry(), KEY);
  const changed: Partial<LogEntry>[] = [
    { seq: 2 },
    { at: 1 },
    { operator_id: null },
    { operator_name: '두리' },
    { os_user: 'else' },
    { host: 'else' },
    { action: 'signed-out' },
    { user_id: 'u' },
    { user_name: '김' },
    { outcome: 'refused' },
    { code: 'locked' },
    { details: '{"a":"c"}' },
  ];
  for (const change of changed) {
    expect(nextLink(first, anEntry(change), KEY).hash, JSON.stringify(change)).not.toEqual(link.hash);
  }
  expect(nextLink(firstLink('other', KEY), anEntry(), KEY).hash).not.toEqual(link.hash);
  const stolen = nextLink(firstLink('office', Buffer.alloc(32, 8)), anEntry(), Buffer.alloc(32, 8));
  expect(stolen.hash).toEqual(link.hash);
  expect(stolen.mac).not.toEqual(link.mac);
});

test('no two entries read alike, wherever a quote, a comma or a bracket stands', () => {
  const first = firstLink('office', KEY);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      fc.pre(a !== c || b !== d);
      const one = nextLink(first, anEntry({ os_user: a, host: b }), KEY);
      const other = nextLink(first, anEntry({ os_user: c, host: d }), KEY);
      expect(one.hash).not.toEqual(other.hash);
    }),
  );
});
