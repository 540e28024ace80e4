import { AppError } from '../../shared/errors.ts';
import { type JwtKey, toJwtKey } from '../security/jwt-keys.ts';
import type { Services } from '../services.ts';
import { livingJwtKeys } from '../store/office.ts';

type Unsealing = Pick<Services, 'db' | 'secrets' | 'time'>;

/** Every key whose tokens may still be alive, by kid (S45). */
export async function readingJwtKeys(services: Unsealing): Promise<ReadonlyMap<string, JwtKey>> {
  const rows = await livingJwtKeys(services.db.read, services.time.now());
  return new Map(rows.map((row) => [row.kid, open(services, row)]));
}

/** The one key that signs. */
export async function currentJwtKey(services: Unsealing): Promise<JwtKey> {
  const rows = await livingJwtKeys(services.db.read, services.time.now());
  const current = rows.find((row) => row.retired_at === null);
  if (current === undefined) throw new AppError('internal');
  return open(services, current);
}

function open(services: Unsealing, row: { kid: string; sealed: Uint8Array }): JwtKey {
  return toJwtKey(row.kid, services.secrets.unseal(`jwt-key:${row.kid}`, row.sealed));
}
