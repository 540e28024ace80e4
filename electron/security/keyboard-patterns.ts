import { convertHangulToQwerty } from 'es-hangul';
import { normalisePassword } from '../../shared/password-rules.ts';

const PATHS = [
  '`1234567890-=',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '!@#$%^&*()_+',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qawsedrftgyhujikolp',
  'aqswdefrgthyjukilop',
  'azsxdcfvgbhnjmk',
  'zaxscdvfbgnhmjk',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7ki8lo90p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '12qwaszx34erdfcv56tyghbn78uijknm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
].flatMap((path) => [path, [...path].toReversed().join('')]);

/** Three neighbouring keys are found in many words. */
export const SHORTEST_RUN = 4;
/** Further than this no pattern is looked for: a longer password is not one run of keys. */
const LOOKED_AT = 256;

/**
 * The keys that were pressed, in lower case: Hangul as on the two-set keyboard, so that `ㅂㅈㄷㄱ` and `qwer`,
 * `비밀번호` and `qlalfqjsgh` are one and the same.
 */
export function keysOf(password: string): string {
  return convertHangulToQwerty(normalisePassword(password)).toLowerCase();
}

/** How many keys from `at` on follow one path over the keyboard or one series; 0 below four. */
export function runAt(keys: string, at: number): number {
  let length = SHORTEST_RUN;
  if (at + length > keys.length || !isOnPath(keys.slice(at, at + length))) return 0;
  while (at + length < keys.length && isOnPath(keys.slice(at, at + length + 1))) length += 1;
  return length;
}

/** True when at least four fifths of the keys, blanks aside, lie on such runs. */
export function isKeyboardPattern(password: string): boolean {
  const keys = keysOf(password).replaceAll(' ', '').slice(0, LOOKED_AT);
  let covered = 0;
  for (let at = 0; at < keys.length; ) {
    const run = runAt(keys, at);
    covered += run;
    at += Math.max(run, 1);
  }
  return covered > 0 && covered * 5 >= keys.length * 4;
}

function isOnPath(keys: string): boolean {
  return PATHS.some((path) => path.includes(keys));
}
