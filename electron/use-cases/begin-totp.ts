import { newTotpSecret, totpKey } from '../security/totp.ts';
import { readSetting } from '../store/settings.ts';
import type { UseCase } from './use-case.ts';

/** A new secret, shown once. It lives in memory until `totp.confirm`, a lock or the end of the session. */
export const beginTotp: UseCase<'totp.begin'> = async (services, operator) => {
  const secret = newTotpSecret();
  const { name } = await readSetting(services.db.read, 'office');
  services.pendingTotp.value = { operatorId: operator.id, secret };
  return totpKey(secret, { issuer: `Resetdesk ${name}`, login: operator.login });
};
