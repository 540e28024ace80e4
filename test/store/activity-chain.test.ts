import { expect, test } from 'vitest';
import { firstLink, type LogEntry, nextLink } from '../../electron/security/log-chain.ts';
import { createOfficeSecrets, newOfficeKey } from '../../electron/security/office-secrets.ts';
import { append, type Scene } from '../../electron/store/activity.ts';
import { chainKey } from '../../electron/store/activity-chain.ts';
import { NOW, type OpenStore, openStore } from '../support/office-folder.ts';

type Row = LogEntry & { hash: Uint8Array | null; mac: Uint8Array | null };

function scene(): Scene {
  const secrets = createOfficeSecrets();
  secrets.open(newOfficeKey(), 'office');
  return { time: { now: () => NOW }, machine: { osUser: 'a', host: 'b', platform: 'linux' }, secrets };
}

const rowsOf = ({ sqlite }: OpenStore) =>
  sqlite.prepare<[], Row>('SELECT * FROM activity ORDER BY seq').all();

/** The links as the log's own rows demand them, worked out from its first row on. */
function expected(rows: readonly Row[], { secrets }: Scene) {
  const key = chainKey(secrets);
  let link = firstLink(secrets.officeId(), key);
  return rows.map((row) => {
    link = nextLink(link, row, key);
    return { hash: Buffer.from(link.hash), mac: Buffer.from(link.mac) };
  });
}

const linksOf = (rows: readonly Row[]) =>
  rows.map(({ hash, mac }) => ({ hash: hash && Buffer.from(hash), mac: mac && Buffer.from(mac) }));

test('every line is tied to the one before it, also those that share a commit', async () => {
  const store = await openStore();
  const here = scene();
  const line = (details: Record<string, string>) =>
    store.db.write((tx) => append(tx, here, null, { action: 'locked', details }));
  await line({ n: 'one' });
  await Promise.all([line({ n: '둘' }), line({ n: '"three"' }), line({ n: '\u2028' })]);
  const rows = rowsOf(store);
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(linksOf(rows)).toEqual(expected(rows, here));
});

test('a line that fails with its act leaves no gap in the chain', async () => {
  const store = await openStore();
  const here = scene();
  const line = () => store.db.write((tx) => append(tx, here, null, { action: 'locked' }));
  await line();
  await expect(
    store.db.write(async (tx) => {
      await append(tx, here, null, { action: 'unlocked' });
      throw new Error('the act failed');
    }),
  ).rejects.toThrow('the act failed');
  await line();
  const rows = rowsOf(store);
  expect(rows.map(({ action }) => action)).toEqual(['locked', 'locked']);
  expect(linksOf(rows)).toEqual(expected(rows, here));
});

test('a log older than the chain is tied together once, with its next line', async () => {
  const store = await openStore();
  const here = scene();
  const old = store.sqlite.prepare(
    `INSERT INTO activity (at, os_user, host, action, outcome, details) VALUES (?, 'a', 'b', 'locked', 'done', '{}')`,
  );
  for (let at = 1; at <= 2500; at += 1) old.run(at);
  await store.db.write((tx) => append(tx, here, null, { action: 'unlocked' }));
  const rows = rowsOf(store);
  expect(rows).toHaveLength(2501);
  expect(linksOf(rows)).toEqual(expected(rows, here));
});

test('lines that lost their links in the file do not get new ones: the chain goes on past them', async () => {
  const store = await openStore();
  const here = scene();
  const line = () => store.db.write((tx) => append(tx, here, null, { action: 'locked' }));
  await line();
  await line();
  store.sqlite.exec(
    `DROP TRIGGER activity_no_update; UPDATE activity SET hash = NULL, mac = NULL WHERE seq = 2`,
  );
  await line();
  const [first, second, third] = rowsOf(store);
  expect(second?.hash).toBeNull();
  expect(linksOf(third ? [third] : [])).toEqual(
    expected(first && third ? [first, third] : [], here).slice(1),
  );
});

test('while the secrets are closed nothing can be written, and so nothing can be done', async () => {
  const store = await openStore();
  const here = { ...scene(), secrets: createOfficeSecrets() };
  await expect(store.db.write((tx) => append(tx, here, null, { action: 'locked' }))).rejects.toMatchObject({
    code: 'needs-recovery-key',
  });
  expect(rowsOf(store)).toEqual([]);
});
