import { newJwtKey } from '../security/jwt-keys.ts';
import { append } from '../store/activity.ts';
import { insertJwtKey, retireCurrentJwtKey } from '../store/office.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** A new key signs from now on; the old one is honoured until the last token it can have signed has expired (S45). */
export const rotateJwtKey: UseCase<'keys.rotate'> = async (services, operator) => {
  const { kid, bytes } = newJwtKey();
  await services.db.write(async (tx) => {
    const now = services.time.now();
    // The longest lifetime any setting allows, not today's: it may have been longer an hour ago.
    const longest = 24 * 3_600_000;
    await retireCurrentJwtKey(tx, now, now + longest);
    await insertJwtKey(tx, { kid, sealed: services.secrets.seal(`jwt-key:${kid}`, bytes), created_at: now });
    await append(tx, services, operator, { action: 'jwt-key-rotated', details: { kid } });
  });
  tellChanged(services, 'settings', 'activity');
  return { kid };
};
