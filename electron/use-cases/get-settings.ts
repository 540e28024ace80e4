import { defaultFolder } from '../mail/mailer-source.ts';
import { listDepartments } from '../store/departments.ts';
import { findSealedSecret, livingJwtKeys } from '../store/office.ts';
import { readSetting } from '../store/settings.ts';
import type { UseCase } from './use-case.ts';

/** Everything an admin may see: never a secret, only whether there is one (S63). */
export const getSettings: UseCase<'settings.get'> = async (services) => {
  const db = services.db.read;
  const mail = await readSetting(db, 'mail');
  const passwordSet = (await findSealedSecret(db, 'smtp-password')) !== null;
  const keys = await livingJwtKeys(db, services.time.now());
  return {
    mail: {
      way: mail.way,
      smtp: mail.smtp === null ? null : { ...mail.smtp, passwordSet },
      folder: mail.folder ?? defaultFolder(services.config.dataFolder),
    },
    tokens: await readSetting(db, 'tokens'),
    passwords: await readSetting(db, 'passwords'),
    office: await readSetting(db, 'office'),
    verification: await readSetting(db, 'verification'),
    departments: (await listDepartments(db, null)).map(({ name }) => name),
    evidence: await readSetting(db, 'evidence'),
    signIn: await readSetting(db, 'signIn'),
    alerts: await readSetting(db, 'alerts'),
    notices: await readSetting(db, 'notices'),
    keys: keys.map((key) => ({
      kid: key.kid,
      createdAt: key.created_at,
      retiredAt: key.retired_at,
      diesAt: key.dies_at,
    })),
  };
};
