import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { MailWay } from '../../shared/lists.ts';
import type { Mailer, MailMessage } from '../services.ts';
import type { Tx } from '../store/database.ts';
import type { StoredMail } from '../store/settings.ts';

/** The office's way of sending, built once and kept until the settings change. */
export type MailerSource = {
  /** null when no way of sending is set up. */
  current(): Promise<Mailer | null>;
  /** Forgets the kept one: the next mail goes by the settings as they are then. */
  refresh(): void;
  /**
   * A mailer for settings that are not saved yet; the caller closes it.
   * @throws AppError('mail-not-configured')
   */
  build(mail: StoredMail, smtpPassword: string | null): Mailer;
};

export type MailerSourceDeps = {
  dataFolder: string;
  load(): Promise<{ mail: StoredMail; smtpPassword: string | null }>;
  keepPracticeMail(tx: Tx, message: MailMessage): Promise<void>;
};

/** Where mails are written when nobody chose another folder. */
export function defaultFolder(dataFolder: string): string {
  return path.join(dataFolder, 'outbox');
}

export function createMailerSource(deps: MailerSourceDeps): MailerSource {
  let kept: Promise<Mailer | null> | null = null;

  function build(mail: StoredMail, smtpPassword: string | null): Mailer {
    const { way } = mail;
    if (way === 'folder') {
      const folder = mail.folder ?? defaultFolder(deps.dataFolder);
      return withFirstMail(way, async () => (await import('./folder-mailer.ts')).createFolderMailer(folder));
    }
    if (way === 'practice') {
      return withFirstMail(way, async () =>
        (await import('./practice-mailer.ts')).createPracticeMailer(deps.keepPracticeMail),
      );
    }
    if (way === 'none' || mail.smtp === null) throw new AppError('mail-not-configured');
    const { host, port, security, user, fromAddress, privateCa } = mail.smtp;
    const account = { host, port, security, user, password: smtpPassword, fromAddress, privateCa };
    return withFirstMail(way, async () => (await import('./smtp-mailer.ts')).createSmtpMailer(account));
  }

  async function make(): Promise<Mailer | null> {
    const { mail, smtpPassword } = await deps.load();
    return mail.way === 'none' ? null : build(mail, smtpPassword);
  }

  return {
    build,
    current: () => {
      if (kept === null) {
        const made = make();
        kept = made;
        // A failed attempt is not kept: the next mail tries again.
        made.catch(() => {
          if (kept === made) kept = null;
        });
      }
      return kept;
    },
    refresh: () => {
      const old = kept;
      kept = null;
      // In the background: a mail that a silent server holds up must not hold up the person who changes the server.
      void old?.then(
        (mailer) => mailer?.close(),
        () => {},
      );
    },
  };
}

/** What composes and sends is loaded with the first mail: loading it takes longer than opening the office. */
function withFirstMail(way: MailWay, make: () => Promise<Mailer>): Mailer {
  let made: Promise<Mailer> | null = null;
  return {
    way,
    send: async (message) => {
      made ??= make();
      return (await made).send(message);
    },
    close: async () => (await made)?.close(),
  };
}
