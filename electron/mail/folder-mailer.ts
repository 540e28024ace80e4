import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Mailer, MailOutcome } from '../services.ts';
import { syncFolder } from '../sync-folder.ts';
import { composeRaw, refusedAddress } from './raw-mail.ts';

/** Writes each mail as `<utc-time>-<id>.eml`, complete or not at all, for trying out and for relays that watch a folder. */
export function createFolderMailer(folder: string): Mailer {
  return {
    way: 'folder',
    async send(message) {
      const mail = await composeRaw(message).catch(refusedAddress);
      if ('kind' in mail) return mail;
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      // A Message-ID that composed is letters, digits, dots and hyphens: safe in a name on every system.
      const id = message.messageId.slice(1, message.messageId.indexOf('@'));
      const name = `${time}-${id}.eml`;
      try {
        await writeWhole(folder, name, mail.raw);
        return { kind: 'handed-over', answer: `250 written to ${name}` };
      } catch (error) {
        return notWritten(error);
      }
    },
    close: async () => {},
  };
}

async function writeWhole(folder: string, name: string, raw: Buffer): Promise<void> {
  // The last level only: the way to a drive that is gone must not be built anew on this one.
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const unfinished = path.join(folder, `.${name}.unfinished`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(raw);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path.join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
  // After the rename the mail is there, so a failure from here on is not one of the mail's.
  await syncFolder(folder);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOENT: 'the outbox folder is not there',
  ENOTDIR: 'the outbox folder is not a folder',
  EACCES: 'the outbox folder may not be written to',
  EPERM: 'the outbox folder may not be written to',
  EROFS: 'the outbox folder may not be written to',
};

function notWritten(error: unknown): MailOutcome {
  const code = codeOf(error);
  const reason = REASONS[code] ?? 'the mail could not be written';
  return { kind: 'try-later', code: 'mail-unreachable', answer: `${reason} (${code})` };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
