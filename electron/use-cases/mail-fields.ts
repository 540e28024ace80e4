import { AppError } from '../../shared/errors.ts';
import type { MailFields } from '../../shared/models.ts';
import { canonicalAddress } from '../mail/address.ts';
import type { Services } from '../services.ts';
import { findOffice, findSealedSecret } from '../store/office.ts';
import { readSetting, type StoredMail } from '../store/settings.ts';

export type ChosenMail = {
  mail: StoredMail;
  /** The password to send with: the typed one, or the stored one when none was typed for the same server. */
  smtpPassword: string | null;
  /** Whether a typed password is to be sealed. */
  newPassword: boolean;
};

/**
 * What the mail screen holds, turned into settings. The stored password goes only to the server it was stored for:
 * otherwise whoever can change the host could have it sent to a machine of their own.
 *
 * @throws AppError address-invalid, file-gone (unknown folder handle), practice-only
 */
export async function chooseMail(services: Services, fields: MailFields): Promise<ChosenMail> {
  const stored = await readSetting(services.db.read, 'mail');
  if (fields.way === 'practice') {
    const office = await findOffice(services.db.read);
    if (office?.practice !== 1) throw new AppError('practice-only');
    return { mail: { ...stored, way: 'practice' }, smtpPassword: null, newPassword: false };
  }
  if (fields.way === 'folder') {
    const folder = fields.folderHandle === null ? stored.folder : services.files.path(fields.folderHandle);
    return { mail: { ...stored, way: 'folder', folder }, smtpPassword: null, newPassword: false };
  }
  const { password, ...smtp } = fields.smtp;
  const mail: StoredMail = {
    ...stored,
    way: 'smtp',
    smtp: { ...smtp, fromAddress: canonicalAddress(smtp.fromAddress) },
  };
  if (smtp.user === null) return { mail, smtpPassword: null, newPassword: false };
  if (password !== null) return { mail, smtpPassword: password, newPassword: true };
  const same =
    stored.smtp?.host === smtp.host && stored.smtp.port === smtp.port && stored.smtp.user === smtp.user;
  return { mail, smtpPassword: same ? await storedSmtpPassword(services) : null, newPassword: false };
}

export async function storedSmtpPassword(services: Pick<Services, 'db' | 'secrets'>): Promise<string | null> {
  const sealed = await findSealedSecret(services.db.read, 'smtp-password');
  return sealed === null ? null : services.secrets.unsealText('smtp-password', sealed);
}
