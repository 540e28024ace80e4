import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { createFolderMailer } from '../../electron/mail/folder-mailer.ts';
import { createPracticeMailer } from '../../electron/mail/practice-mailer.ts';
import type { MailMessage } from '../../electron/services.ts';
import { openStore } from '../support/office-folder.ts';
import { resetMail } from './mail-fixtures.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-outbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a mail becomes one .eml file that another program can read, and nothing else stays behind', async () => {
  const folder = path.join(temporaryFolder(), 'outbox');
  const mail = resetMail();

  const outcome = await createFolderMailer(folder).send(mail);

  const [name = ''] = readdirSync(folder);
  expect(outcome).toEqual({ kind: 'handed-over', answer: `250 written to ${name}` });
  expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-0123456789abcdef\.eml$/);
  expect(readdirSync(folder)).toHaveLength(1);
  const parsed = await simpleParser(readFileSync(path.join(folder, name)));
  expect(parsed.text).toBe(mail.text);
  if (process.platform !== 'win32') expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
});

test('a folder that is gone or is no folder is tried later, and no way to it is built', async () => {
  const root = temporaryFolder();
  const gone = path.join(root, 'drive', 'outbox');
  expect(await createFolderMailer(gone).send(resetMail())).toMatchObject({
    kind: 'try-later',
    code: 'mail-unreachable',
    answer: expect.stringContaining('ENOENT'),
  });
  expect(readdirSync(root)).toEqual([]);

  const file = path.join(root, 'file');
  writeFileSync(file, '');
  expect(await createFolderMailer(file).send(resetMail())).toMatchObject({ kind: 'try-later' });
});

test('a mail to a crafted address is refused by every mailer', async () => {
  const folder = temporaryFolder();
  const mail = { ...resetMail(), to: { name: 'x', address: 'a@b.c\r\nBcc: evil@x.y' } };
  const kept: MailMessage[] = [];
  for (const mailer of [
    createFolderMailer(folder),
    createPracticeMailer(async (_tx, one) => void kept.push(one)),
  ]) {
    expect(await mailer.send(mail)).toMatchObject({ kind: 'refused', code: 'mail-refused' });
  }
  expect(readdirSync(folder)).toEqual([]);
  expect(kept).toEqual([]);
});

test('the practice mailbox says that it keeps the mail, and does with the handing over', async () => {
  const kept: MailMessage[] = [];
  const mail = resetMail();
  const { db } = await openStore();
  const outcome = await createPracticeMailer(async (_tx, one) => void kept.push(one)).send(mail);
  expect(outcome).toMatchObject({ kind: 'handed-over', answer: '250 kept in the practice mailbox' });
  expect(kept).toEqual([]);
  await db.write(async (tx) => {
    if (outcome.kind === 'handed-over') await outcome.keep?.(tx);
  });
  expect(kept).toEqual([mail]);
});
