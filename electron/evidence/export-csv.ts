import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../shared/lists.ts';
import type { StoredEntry } from '../security/chain-check.ts';

/** Excel takes a file for UTF-8 only with this in front (S90). */
export const BOM = '\uFEFF';

const TITLES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Number',
    'Time',
    'Operator',
    'Operator ID',
    'System account',
    'Computer',
    'Act',
    'Act code',
    'User',
    'User ID',
    'Outcome',
    'Refusal code',
    'Details',
    'Hash (SHA-256)',
  ],
  ko: [
    '번호',
    '시각',
    '담당자',
    '담당자 ID',
    '시스템 계정',
    '컴퓨터',
    '행위',
    '행위 코드',
    '사용자',
    '사용자 ID',
    '결과',
    '거절 코드',
    '상세 정보',
    '해시(SHA-256)',
  ],
};

const OUTCOMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { done: 'done', refused: 'refused' },
  ko: { done: '완료', refused: '거절' },
};

export function csvTitles(language: Language): string {
  return lines([TITLES[language]]);
}

/** @param act what the act of an entry is called; its code stands beside it */
export function csvEntries(
  entries: readonly StoredEntry[],
  language: Language,
  act: (action: string) => string,
): string {
  return lines(
    entries.map((entry) => [
      String(entry.seq),
      localIso(entry.at),
      entry.operator_name ?? '',
      entry.operator_id ?? '',
      entry.os_user,
      entry.host,
      act(entry.action),
      entry.action,
      entry.user_name ?? '',
      entry.user_id ?? '',
      OUTCOMES[language][entry.outcome] ?? entry.outcome,
      entry.code ?? '',
      entry.details === '{}' ? '' : entry.details,
      entry.hash === null ? '' : Buffer.from(entry.hash).toString('hex'),
    ]),
  );
}

/** RFC 4180 with CRLF. What a spreadsheet would run as a formula, half and full width, stays text (S89, ASVS 1.2.10). */
export function lines(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], {
    record_delimiter: '\r\n',
    // Without it a lone CR or LF is quoted only where no delimiter is given.
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { string: afterNul },
  });
}

/** `escape_formulas` knows all of S89 but NUL, which some spreadsheets skip before they look for a formula. */
function afterNul(field: string): string {
  return field.startsWith('\0') ? `'${field}` : field;
}

/** ISO 8601 to the second with the computer's own offset at that time. `at` is epoch ms. */
export function localIso(at: number): string {
  const offset = -new Date(at).getTimezoneOffset();
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const distance = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${pad(distance / 60)}:${pad(distance % 60)}`;
}
