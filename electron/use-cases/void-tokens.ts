import { newJwtKey } from '../security/jwt-keys.ts';
import type { OfficeSecrets } from '../security/office-secrets.ts';
import type { Database } from '../store/database.ts';
import { insertJwtKey, updateOffice } from '../store/office.ts';
import {
  passAuthenticatorSteps,
  raiseCredentialVersions,
  removeJwtKeys,
  stopResetMails,
} from '../store/restored-office.ts';

const BATCH = 5_000;
/** RFC 6238: one code of an authenticator lasts 30 seconds. */
const STEP = 30_000;

/**
 * Makes the copy of an old office safe to be an office (S82): its tokens, their keys, its waiting reset mails and the
 * authenticator codes up to now are worth nothing any more, and this computer's key store opens it.
 *
 * @param now epoch ms
 * @returns how many reset mails will not leave
 */
export async function voidTokens(
  db: Database,
  secrets: OfficeSecrets,
  wrappedByOs: Uint8Array,
  now: number,
): Promise<number> {
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    after = await db.write((tx) => raiseCredentialVersions(tx, from, BATCH));
    // A turn of the event loop: the window stays alive with 200,000 users too.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { kid, bytes } = newJwtKey();
  return db.write(async (tx) => {
    await removeJwtKeys(tx);
    await insertJwtKey(tx, { kid, sealed: secrets.seal(`jwt-key:${kid}`, bytes), created_at: now });
    await passAuthenticatorSteps(tx, Math.floor(now / STEP) + 1);
    await updateOffice(tx, { wrapped_by_os: wrappedByOs });
    return stopResetMails(tx);
  });
}
