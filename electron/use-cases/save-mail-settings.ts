import { append } from '../store/activity.ts';
import { forgetSealedSecret, saveSealedSecret } from '../store/office.ts';
import { saveSetting } from '../store/settings.ts';
import { chooseMail } from './mail-fields.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws as `chooseMail` */
export const saveMailSettings: UseCase<'settings.saveMail'> = async (services, operator, input) => {
  const { mail, smtpPassword, password } = await chooseMail(services, input);
  await services.db.write(async (tx) => {
    await saveSetting(tx, 'mail', mail);
    if (password === 'forget') await forgetSealedSecret(tx, 'smtp-password');
    if (password === 'replace' && smtpPassword !== null) {
      const sealed = services.secrets.seal('smtp-password', smtpPassword);
      await saveSealedSecret(tx, 'smtp-password', sealed, services.time.now());
    }
    await append(tx, services, operator, {
      action: 'settings-changed',
      details: {
        section: 'mail',
        way: mail.way,
        ...(mail.way === 'smtp' && mail.smtp !== null
          ? {
              host: mail.smtp.host,
              port: mail.smtp.port,
              from: mail.smtp.fromAddress,
              password,
            }
          : {}),
      },
    });
  });
  services.mailers.refresh();
  services.outbox.wake();
  tellChanged(services, 'settings', 'status', 'activity');
  return {};
};
