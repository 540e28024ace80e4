import { TOTP, URI } from 'otpauth';

/** The phone of a test: knows what was scanned and shows the six digits of any moment. */
export type Authenticator = { uri: string; code(at: number): string };

export function scan(uri: string): Authenticator {
  const totp = URI.parse(uri);
  if (!(totp instanceof TOTP)) throw new Error('the picture holds no TOTP key');
  return { uri, code: (at) => totp.generate({ timestamp: at }) };
}

/** Six digits that are not those of any moment near `at`. */
export function wrongCode(phone: Authenticator, at: number): string {
  const near = Array.from({ length: 101 }, (_, step) => phone.code(at + (step - 50) * 30_000));
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(6, '0');
    if (!near.includes(code)) return code;
  }
}
