import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Mailer, MailMessage } from '../services.ts';
import type { StoredMail } from '../store/settings.ts';
import { createFolderMailer } from './folder-mailer.ts';
import { createPracticeMailer } from './practice-mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

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
  keepPracticeMail(message: MailMessage): Promise<void>;
};

/** Where mails are written when nobody chose another folder. */
export function defaultFolder(dataFolder: string): string {
  return path.join(dataFolder, 'outbox');
}

export function createMailerSource(deps: MailerSourceDeps): MailerSource {
  let kept: Promise<Mailer | null> | null = null;

  function build(mail: StoredMail, smtpPassword: string | null): Mailer {
    if (mail.way === 'folder') return createFolderMailer(mail.folder ?? defaultFolder(deps.dataFolder));
    if (mail.way === 'practice') return createPracticeMailer(deps.keepPracticeMail);
    if (mail.way === 'none' || mail.smtp === null) throw new AppError('mail-not-configured');
    const { host, port, security, user, fromAddress, privateCa } = mail.smtp;
    return createSmtpMailer({ host, port, security, user, password: smtpPassword, fromAddress, privateCa });
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
