import { AppError } from '../../shared/errors.ts';
import type { PasteRepair } from '../../shared/lists.ts';
import { mailParts } from '../mail/mail-source.ts';
import type { JwtKey } from '../security/jwt-keys.ts';
import { scannerIn } from '../security/link-scanners.ts';
import { type FoundToken, findTokens, looksLikePart, missingPart } from '../security/paste.ts';
import { type ResetClaims, readResetToken, saysOfItself } from '../security/reset-tokens.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../store/settings.ts';
import { readingJwtKeys } from './jwt-keys.ts';

export type ReadPaste = { claims: ResetClaims; repaired: PasteRepair[] };

/**
 * The tokens of this office in whatever was pasted, their signatures checked; never empty.
 *
 * @throws AppError token-missing { scanner? }, token-damaged { missing? }, token-not-ours, token-other-office,
 * token-expired and token-before-restore { at: when the office was restored, epoch ms } of a key that is gone
 */
export async function readPaste(services: Services, text: string): Promise<ReadPaste[]> {
  const parts = await mailParts(text);
  const candidates = candidatesIn(text, parts);
  if (candidates.length === 0) throw withoutToken(parts.length === 0 ? text : parts.join('\n'));
  const keys = await readingJwtKeys(services);
  const refusals: AppError[] = [];
  const read: ReadPaste[] = [];
  for (const { token, repaired } of candidates) {
    const claims = await tryRead(services, token, keys);
    if (claims instanceof AppError) refusals.push(claims);
    else read.push({ claims, repaired });
  }
  if (read.length > 0) return read;
  // A whole token that is refused says more than one that is broken.
  throw refusals.find(({ code }) => code !== 'token-damaged') ?? refusals[0] ?? new AppError('token-missing');
}

/** From the text as it is, and from the parts of a mail whose source it is: base64 hides a token from the eye. */
function candidatesIn(text: string, parts: readonly string[]): FoundToken[] {
  if (parts.length === 0) return findTokens(text);
  const found = new Map<string, FoundToken>();
  for (const { token } of [text, ...parts].flatMap(findTokens)) {
    found.set(token, { token, repaired: ['mail-source'] });
  }
  return [...found.values()];
}

function withoutToken(text: string): AppError {
  const scanner = scannerIn(text);
  if (scanner !== null) return new AppError('token-missing', { scanner });
  if (!looksLikePart(text)) return new AppError('token-missing');
  const missing = missingPart(text);
  return new AppError('token-damaged', missing === null ? undefined : { missing });
}

async function tryRead(
  services: Services,
  token: string,
  keys: ReadonlyMap<string, JwtKey>,
): Promise<ResetClaims | AppError> {
  const officeId = services.secrets.officeId();
  try {
    return readResetToken(token, keys, officeId).claims;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'token-not-ours' ? notOurs(services, token, keys, error) : error;
  }
}

/** Why a token could not be checked here, by what it says of itself: enough for a sentence, never for a reset. */
async function notOurs(
  services: Services,
  token: string,
  keys: ReadonlyMap<string, JwtKey>,
  refusal: AppError,
): Promise<AppError> {
  const said = saysOfItself(token);
  if (said === null) return refusal;
  if (said.officeId !== services.secrets.officeId()) return new AppError('token-other-office');
  // Its key was put away when its last token had ended, so there is nothing left to check it with.
  const keyIsGone = !keys.has(said.kid);
  if (keyIsGone && said.expiresAt <= services.time.now()) {
    return new AppError('token-expired', { at: said.expiresAt });
  }
  // Restoring from a backup removes the keys of all older tokens; it does not make them foreign.
  const restored = keyIsGone ? await readSetting(services.db.read, 'lastRestore') : null;
  if (restored !== null && said.issuedAt <= restored.at) {
    return new AppError('token-before-restore', { at: restored.at });
  }
  return refusal;
}
