import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What every authenticator app assumes (RFC 6238 §4, Google's key URI format): SHA-1, six digits, 30 s. */
const ALGORITHM = 'SHA1';
const DIGITS = 6;
const PERIOD = 30;
/** RFC 4226 §4 R6: as long as the HMAC. */
const SECRET_BYTES = 20;
/** RFC 6238 §5.2: one step of a slow hand either way. */
const WINDOW = 1;
/** How far off a code is still recognised, to say whose clock is wrong; never accepted. */
const HINT_WINDOW = 20;
/** A name that long is still read by a phone's camera: the issuer stands in the address twice, percent-encoded. */
const LONGEST_ISSUER = 24;

export function newTotpSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES);
}

/** What an authenticator app is fed with: the secret in base32 to type, and the same as an address to scan. */
export function totpKey(
  secret: Uint8Array,
  { issuer, login }: { issuer: string; login: string },
): { secret: string; uri: string } {
  // A colon parts issuer and label in the address, also when it is encoded.
  const plain = (text: string) => [...text.replaceAll(':', ' ')].slice(0, LONGEST_ISSUER).join('').trim();
  const totp = totpOf(secret, { issuer: plain(issuer), label: plain(login) });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/**
 * `step`: the 30-second step a code belongs to. `used`: its step, or a later one, was accepted before. `minutes`: how
 * far the phone's clock is ahead of this computer's (negative: behind); null when the code fits no step near now.
 */
export type TotpJudgement =
  | { kind: 'right'; step: number }
  | { kind: 'used' }
  | { kind: 'wrong'; minutes: number | null };

/**
 * @param now epoch ms by the computer's own clock: the phone knows no other time, so that office time, which never goes
 * back, would lock everybody out after a clock that was once ahead. No code comes back by it: its step is spent.
 * @param lastStep the last step accepted; 0 for none
 */
export function judgeTotp(secret: Uint8Array, code: string, now: number, lastStep: number): TotpJudgement {
  const token = code.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
  if (!/^[0-9]{6}$/.test(token)) return { kind: 'wrong', minutes: null };
  const totp = totpOf(secret, {});
  const delta = totp.validate({ token, timestamp: now, window: WINDOW });
  if (delta !== null) {
    const step = Math.floor(now / (PERIOD * 1000)) + delta;
    return step > lastStep ? { kind: 'right', step } : { kind: 'used' };
  }
  const far = totp.validate({ token, timestamp: now, window: HINT_WINDOW });
  return { kind: 'wrong', minutes: far === null ? null : minutesOff(far) };
}

/** Whole minutes, never 0: what is within the window is not off. */
function minutesOff(steps: number): number {
  const minutes = Math.max(1, Math.round((Math.abs(steps) * PERIOD) / 60));
  return steps < 0 ? -minutes : minutes;
}

function totpOf(secret: Uint8Array, named: { issuer?: string; label?: string }): TOTP {
  const { buffer } = Uint8Array.from(secret);
  return new TOTP({
    ...named,
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: PERIOD,
    secret: new Secret({ buffer }),
  });
}
