import { append } from '../store/activity.ts';
import { saveSealedSecret } from '../store/office.ts';
import { saveSetting } from '../store/settings.ts';
import { chooseMail } from './mail-fields.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws as `chooseMail` */
export const saveMailSettings: UseCase<'settings.saveMail'> = async (services, operator, input) => {
  const { mail, smtpPassword, newPassword } = await chooseMail(services, input);
  await services.db.write(async (tx) => {
    await saveSetting(tx, 'mail', mail);
    if (newPassword && smtpPassword !== null) {
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
              passwordChanged: newPassword,
            }
          : {}),
      },
    });
  });
  await services.mailers.refresh();
  services.outbox.wake();
  tellChanged(services, 'settings', 'status', 'activity');
  return {};
};
