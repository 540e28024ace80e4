import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileRefusal, folderRefusal } from '../../electron/backup/file-errors.ts';
import { type Writing, writeBackup } from '../../electron/backup/write-backup.ts';
import { AppError } from '../../shared/errors.ts';
import { temporaryFolder } from '../support/office-folder.ts';

function writing(changes: Partial<Writing> = {}): Writing & { folder: string } {
  const folder = temporaryFolder();
  const source = path.join(temporaryFolder(), 'database');
  writeFileSync(source, randomBytes(10_000));
  return {
    folder,
    source,
    target: path.join(folder, 'a.resetdesk-backup'),
    head: randomBytes(300),
    key: randomBytes(32),
    chunkBytes: 1024,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...changes,
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'written',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

const noDevFull = existsSync('/dev/full') ? '' : ' (skipped: this system has no disk that is always full)';
test.skipIf(noDevFull !== '')(`a full disk is said to be one, and nothing is left${noDevFull}`, async () => {
  const work = writing();
  symlinkSync('/dev/full', `${work.target}.unfinished`);
  expect(await codeOf(writeBackup(work))).toBe('backup-disk-full');
  expect(readdirSync(work.folder)).toEqual([]);
});

test('a disk that gives back something else than was written: thrown away, and an older file of that name stays', async () => {
  const work = writing();
  writeFileSync(work.target, 'the backup of last week');
  let rotted = false;
  work.onProgress = (done) => {
    // Between writing and reading back.
    if (done < 0.5 || rotted) return;
    rotted = true;
    const file = `${work.target}.unfinished`;
    const bytes = readFileSync(file);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };
  expect(await codeOf(writeBackup(work))).toBe('backup-unverified');
  expect(rotted).toBe(true);
  expect(readdirSync(work.folder)).toEqual(['a.resetdesk-backup']);
  expect(readFileSync(work.target, 'utf8')).toBe('the backup of last week');
});

test('one that is stopped half way leaves nothing behind', async () => {
  const closing = new AbortController();
  const work = writing({ signal: closing.signal });
  work.onProgress = (done) => done > 0.2 && closing.abort(new AppError('store-busy'));
  expect(await codeOf(writeBackup(work))).toBe('store-busy');
  expect(readdirSync(work.folder)).toEqual([]);
});

test('what the operating system says becomes a refusal a person can act on', () => {
  const system = (code: string) => Object.assign(new Error(code), { code });
  const folder = (code: string) => folderRefusal(system(code)).code;
  expect(['ENOENT', 'ESTALE', 'EHOSTDOWN'].map(folder)).toEqual(Array(3).fill('backup-folder-gone'));
  expect(['ENOSPC', 'EDQUOT'].map(folder)).toEqual(Array(2).fill('backup-disk-full'));
  expect(['EACCES', 'EROFS', 'EIO', 'EPERM'].map(folder)).toEqual(Array(4).fill('backup-not-written'));
  const file = (code: string) => fileRefusal(system(code), 'file-unreadable').code;
  expect(['ENOENT', 'ENOSPC', 'EACCES'].map(file)).toEqual(['file-gone', 'disk-full', 'file-unreadable']);
});
