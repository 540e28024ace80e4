import { X509Certificate } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { MailFields } from '../../shared/settings.ts';
import { canonicalAddress } from '../mail/address.ts';
import type { Services } from '../services.ts';
import { findOffice, findSealedSecret } from '../store/office.ts';
import { readSetting, type StoredMail } from '../store/settings.ts';

export type ChosenMail = {
  mail: StoredMail;
  /** The password to send with: the typed one, or the stored one when none was typed for the same server. */
  smtpPassword: string | null;
  /** What becomes of the stored password: it is kept only for the server and account it was stored for. */
  password: 'keep' | 'replace' | 'forget';
};

/**
 * What the mail screen holds, turned into settings. The stored password goes only to the server it was stored for:
 * otherwise whoever can change the host could have it sent to a machine of their own.
 *
 * @throws AppError address-invalid, file-gone (unknown folder handle), practice-only, invalid-input { field } for a
 * private certificate authority that is no certificate
 */
export async function chooseMail(services: Services, fields: MailFields): Promise<ChosenMail> {
  const stored = await readSetting(services.db.read, 'mail');
  if (fields.way === 'practice') {
    const office = await findOffice(services.db.read);
    if (office?.practice !== 1) throw new AppError('practice-only');
    return { mail: { ...stored, way: 'practice' }, smtpPassword: null, password: 'keep' };
  }
  if (fields.way === 'folder') {
    const folder = fields.folderHandle === null ? stored.folder : services.files.path(fields.folderHandle);
    return { mail: { ...stored, way: 'folder', folder }, smtpPassword: null, password: 'keep' };
  }
  const { password, ...smtp } = fields.smtp;
  if (smtp.privateCa !== null) refuseNoCertificate(smtp.privateCa);
  const mail: StoredMail = {
    ...stored,
    way: 'smtp',
    smtp: { ...smtp, fromAddress: canonicalAddress(smtp.fromAddress) },
  };
  if (smtp.user === null) return { mail, smtpPassword: null, password: 'forget' };
  if (password !== null) return { mail, smtpPassword: password, password: 'replace' };
  const same =
    stored.smtp?.host === smtp.host && stored.smtp.port === smtp.port && stored.smtp.user === smtp.user;
  if (!same) return { mail, smtpPassword: null, password: 'forget' };
  return { mail, smtpPassword: await storedSmtpPassword(services), password: 'keep' };
}

/** Checked here, because a mail that fails for it later says so in words for programmers. */
function refuseNoCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch {
    throw new AppError('invalid-input', { field: 'smtp.privateCa' });
  }
}

export async function storedSmtpPassword(services: Pick<Services, 'db' | 'secrets'>): Promise<string | null> {
  const sealed = await findSealedSecret(services.db.read, 'smtp-password');
  return sealed === null ? null : services.secrets.unsealText('smtp-password', sealed);
}
