import type { PasswordRule } from './lists.ts';

/** Longer passwords are refused, never cut (S30). */
export const MAX_CODE_POINTS = 1000;

/** `contextWords`: the office, its products, the user's name, login and address; an address counts up to its @. */
export type PasswordContext = { minLength: number; contextWords: readonly string[] };

/** NFC, and every space beyond ASCII as U+0020 (RFC 8265 OpaqueString, S33). Never trimmed. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC').replace(/\p{Zs}/gu, ' ');
}

/** Code points after normalisation. */
export function passwordLength(password: string): number {
  return [...normalisePassword(password)].length;
}

/** UTF-8 bytes after normalisation; a lone surrogate counts as three. */
export function passwordBytes(password: string): number {
  let bytes = 0;
  for (const character of normalisePassword(password)) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The rules that need no word list, in the order of `PASSWORD_RULES`. */
export function brokenRules(password: string, context: PasswordContext): PasswordRule[] {
  const normal = normalisePassword(password);
  const points = [...normal.toLowerCase()];
  const length = passwordLength(password);
  const broken: PasswordRule[] = [];
  if (length < context.minLength) broken.push('too-short');
  if (length > MAX_CODE_POINTS) broken.push('too-long');
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(normal)) broken.push('control-character');
  if (!normal.isWellFormed()) broken.push('lone-surrogate');
  if (context.contextWords.flatMap(piecesOf).some((word) => holds(normal.toLowerCase(), word)))
    broken.push('contains-context');
  if (isRepeated(points, context.minLength)) broken.push('repeated');
  return broken;
}

/** The word itself and, for `kim.minsu` or `Acme Studio`, its longer pieces. */
function piecesOf(contextWord: string): string[] {
  const whole = normalisePassword(contextWord).toLowerCase().replace(/@.*$/s, '').trim();
  const pieces = whole.split(/[\s._-]+/).filter((piece) => [...piece].length >= (isHangul(piece) ? 2 : 4));
  return [whole, ...pieces];
}

/**
 * A word of three Latin letters counts only where it stands alone (`kim` is no part of `kimchi`), of two only in
 * Hangul; from five letters or three syllables on it counts backwards as well.
 */
function holds(password: string, word: string): boolean {
  const points = [...word];
  const hangul = isHangul(word);
  if (points.length < (hangul ? 2 : 3)) return false;
  if (!hangul && points.length === 3) return standsAlone(password, word);
  const backwards = points.length >= (hangul ? 3 : 5) ? points.toReversed().join('') : word;
  return password.includes(word) || password.includes(backwards);
}

function isHangul(word: string): boolean {
  return /\p{Script=Hangul}/u.test(word);
}

function standsAlone(password: string, word: string): boolean {
  const isLetter = (character: string) => /\p{L}/u.test(character);
  for (let at = password.indexOf(word); at >= 0; at = password.indexOf(word, at + 1)) {
    if (!isLetter(password.charAt(at - 1)) && !isLetter(password.charAt(at + word.length))) return true;
  }
  return false;
}

/** Saying something twice does not lengthen it: the repeated unit alone would have been too short. */
function isRepeated(points: readonly string[], minLength: number): boolean {
  if (points.length < 3) return false;
  const unit = shortestUnit(points);
  const saidTwice = unit * 2 <= points.length && unit < minLength;
  return saidTwice || new Set(points).size <= 2;
}

/** The shortest period, its last turn possibly cut off: 3 for abcabca (Knuth, Morris and Pratt's failure table). */
function shortestUnit(points: readonly string[]): number {
  const table: number[] = [0];
  let matched = 0;
  for (let at = 1; at < points.length; at += 1) {
    while (matched > 0 && points[at] !== points[matched]) matched = table[matched - 1] ?? 0;
    if (points[at] === points[matched]) matched += 1;
    table.push(matched);
  }
  return points.length - matched;
}
