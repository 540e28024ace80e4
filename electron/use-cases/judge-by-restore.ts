import { AppError } from '../../shared/errors.ts';
import { claimedIssue } from '../security/claimed-issue.ts';
import type { JwtKey } from '../security/jwt-keys.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../store/settings.ts';

/**
 * Restoring removes the keys of all older tokens, so none of them can be checked any more. Where one says that it is
 * this office's and older than that, the refusal says so too, instead of calling it foreign. It is refused either way.
 *
 * @returns the refusal, or `token-before-restore` { at: epoch ms of the restoring } in its place
 */
export async function judgeByRestore(
  services: Pick<Services, 'db' | 'secrets'>,
  token: string,
  keys: ReadonlyMap<string, JwtKey>,
  refusal: AppError,
): Promise<AppError> {
  if (refusal.code !== 'token-not-ours') return refusal;
  const claimed = claimedIssue(token);
  if (claimed === null || keys.has(claimed.kid) || claimed.officeId !== services.secrets.officeId()) {
    return refusal;
  }
  const restored = await readSetting(services.db.read, 'lastRestore');
  if (restored === null || claimed.issuedAt > restored.at) return refusal;
  return new AppError('token-before-restore', { at: restored.at });
}
