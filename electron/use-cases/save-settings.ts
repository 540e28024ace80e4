import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { readSetting, type SettingName, type SettingOf, saveSetting } from '../store/settings.ts';
import { restartIdleClock } from './check-operator-password.ts';
import { tellChanged, type UseCase } from './use-case.ts';

export const saveTokenSettings: UseCase<'settings.saveTokens'> = (services, operator, input) =>
  save(services, operator, 'tokens', input);

export const savePasswordSettings: UseCase<'settings.savePasswords'> = (services, operator, input) =>
  save(services, operator, 'passwords', input);

export const saveOfficeSettings: UseCase<'settings.saveOffice'> = async (services, operator, input) => {
  await save(services, operator, 'office', input);
  await restartIdleClock(services);
  return {};
};

export const saveSignInSettings: UseCase<'settings.saveSignIn'> = (services, operator, input) =>
  save(services, operator, 'signIn', input);

export const saveAlertSettings: UseCase<'settings.saveAlerts'> = (services, operator, input) =>
  save(services, operator, 'alerts', input);

export const saveNoticeSettings: UseCase<'settings.saveNotices'> = (services, operator, input) =>
  save(services, operator, 'notices', input);

type Plain = Exclude<
  SettingName,
  'mail' | 'preferences' | 'evidence' | 'backup' | 'lastBackup' | 'lastRestore' | 'feed' | 'feedRecord'
>;

/** The log names what was changed, from what and to what; nothing in these settings is secret. */
async function save<N extends Plain>(
  services: Services,
  operator: Operator,
  name: N,
  value: SettingOf<N>,
): Promise<Record<string, never>> {
  await services.db.write(async (tx) => {
    const before: Record<string, unknown> = await readSetting(tx, name);
    const after: Record<string, unknown> = value;
    const changes = Object.keys(after).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    );
    if (changes.length === 0) return;
    await saveSetting(tx, name, value);
    const details = Object.fromEntries(
      changes.map((key) => [key, `${JSON.stringify(before[key])} → ${JSON.stringify(after[key])}`]),
    );
    await append(tx, services, operator, {
      action: 'settings-changed',
      details: { section: name, ...details },
    });
  });
  tellChanged(services, 'settings', 'status', 'activity');
  return {};
}
