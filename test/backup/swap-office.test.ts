import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openOffice } from '../../electron/store/open-office.ts';
import { chooseRestored } from '../../electron/store/swap-office.ts';
import { change, closedOffice, fingerprint, NOW, temporaryFolder } from '../support/office-folder.ts';

const nameIn = (file: string) =>
  change(file, (sqlite) => sqlite.prepare("SELECT name FROM users WHERE id = 'user'").pluck().get());

/** A folder with an old office and a chosen one, as a power cut leaves it right after the choice. */
async function chosen(): Promise<{ folder: string; file: string; kept: string; old: string }> {
  const folder = temporaryFolder();
  const file = await closedOffice(folder);
  const other = await closedOffice(temporaryFolder());
  change(other, (sqlite) => sqlite.exec("UPDATE users SET name = '복원된 사람' WHERE id = 'user'"));
  const old = fingerprint(folder)['office.db'] ?? '';
  const prepared = path.join(folder, 'office.db.restoring-1');
  renameSync(other, prepared);
  const kept = chooseRestored(folder, prepared);
  if (kept === null) throw new Error('the old office is not kept');
  return { folder, file, kept, old };
}

async function open(folder: string): Promise<string> {
  const office = await openOffice(folder, { singleOwner: true, now: NOW });
  if (office.kind === 'unavailable') return office.reason;
  await office.close();
  return 'open';
}

/** How far the swap had come when the power went. */
const CUTS: readonly [when: string, cut: (folder: string, kept: string) => void][] = [
  ['right after the choice', () => {}],
  ['once the folder for the old one was there', (folder) => mkdirSync(path.join(folder, 'copies'))],
  [
    'once the old one was moved aside',
    (folder, kept) => {
      mkdirSync(path.join(folder, 'copies'));
      renameSync(path.join(folder, 'office.db'), path.join(folder, 'copies', kept));
    },
  ],
];

test.each(CUTS)(
  'a power cut %s: the next opening puts the new one in place and keeps the old',
  async (_, cut) => {
    const { folder, file, kept, old } = await chosen();
    cut(folder, kept);
    expect(await open(folder)).toBe('open');
    expect(nameIn(file)).toBe('복원된 사람');
    expect(fingerprint(folder)[path.join('copies', kept)]).toBe(old);
    expect(readdirSync(folder).toSorted()).toEqual(['copies', 'office.db', 'office.lock']);
    expect(await open(folder)).toBe('open');
    expect(nameIn(file)).toBe('복원된 사람');
  },
);

test('the write-ahead log of a crashed office goes aside with it and never gets to the new one', async () => {
  const { folder, file, kept } = await chosen();
  for (const end of ['-wal', '-shm']) writeFileSync(file + end, 'of the old one');
  expect(await open(folder)).toBe('open');
  expect(nameIn(file)).toBe('복원된 사람');
  const copies = path.join(folder, 'copies');
  expect(readdirSync(copies).toSorted()).toEqual([kept, `${kept}-wal`]);
});

test('before the choice it is the old one, and what was being prepared is cleared up', async () => {
  const folder = temporaryFolder();
  const file = await closedOffice(folder);
  const before = fingerprint(folder)['office.db'];
  for (const name of ['restoring-1', 'restoring-1-wal', 'snapshot-1', 'snapshot-1-journal']) {
    writeFileSync(`${file}.${name}`, 'half');
  }
  expect(await open(folder)).toBe('open');
  expect(fingerprint(folder)).toEqual({ 'office.db': before });
  expect(existsSync(path.join(folder, 'copies'))).toBe(false);
});

test('where nothing was before, nothing is kept', async () => {
  const folder = temporaryFolder();
  const other = await closedOffice(temporaryFolder());
  const prepared = path.join(folder, 'office.db.restoring-1');
  renameSync(other, prepared);
  expect(chooseRestored(folder, prepared)).toBeNull();
  expect(await open(folder)).toBe('open');
  expect(nameIn(path.join(folder, 'office.db'))).toBe('홍길동');
});
