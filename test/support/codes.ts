import { CODE_SIGNS } from '../../shared/reset-code.ts';

/** The code of a reset mail as it stands in its text: two groups, alone on their line. */
export function codeIn(mailText: string): string {
  const code = /^ *([0-9A-Z]{4}-[0-9A-Z]{4}) *\r?$/m.exec(mailText)?.[1];
  if (code === undefined) throw new Error('the mail holds no code');
  return code;
}

/** The `nth` of the codes that differ from this one in their first sign: well-formed and wrong, each another. */
export function wrongCode(code: string, nth = 0): string {
  const at = CODE_SIGNS.indexOf(code.charAt(0));
  return CODE_SIGNS.charAt((at + 1 + (nth % (CODE_SIGNS.length - 1))) % CODE_SIGNS.length) + code.slice(1);
}
