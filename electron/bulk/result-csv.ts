import type { BulkMember, UnmatchedLine } from '../../shared/bulk.ts';
import type { Language } from '../../shared/lists.ts';
import { BOM, csvLines } from '../evidence/export-csv.ts';

const TITLES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Number',
    'Name',
    'Login',
    'Department',
    'E-mail',
    'State',
    'Reason',
    'Reason code',
    'Mail server’s answer',
    'Line of the list',
    'Pasted text',
  ],
  ko: [
    '번호',
    '이름',
    '로그인 ID',
    '부서',
    '메일 주소',
    '상태',
    '이유',
    '이유 코드',
    '메일 서버의 응답',
    '목록의 줄 번호',
    '붙여넣은 내용',
  ],
};

/** The state of a line that means nobody for certain. */
const NOT_MATCHED: Readonly<Record<Language, string>> = { en: 'Line not matched', ko: '확인되지 않은 줄' };
const REMOVED: Readonly<Record<Language, string>> = { en: 'Removed after 30 days', ko: '30일이 지나 지워짐' };

/** With the mark by which spreadsheets know UTF-8. */
export function resultHead(language: Language): string {
  return `${BOM}${csvLines([TITLES[language]])}`;
}

/** @param words what a state or a reason is called */
export function resultRows(
  members: readonly BulkMember[],
  words: (kind: 'progress' | 'why', key: string) => string,
): string {
  return csvLines(
    members.map((member) => [
      String(member.position),
      member.name,
      member.login,
      member.department ?? '',
      member.email ?? '',
      words('progress', member.progress),
      member.code === null ? '' : words('why', member.code),
      member.code ?? '',
      member.answer ?? '',
      '',
      '',
    ]),
  );
}

/** The lines of the list that mean nobody for certain; null when they are no longer kept. */
export function resultLines(
  lines: readonly UnmatchedLine[] | null,
  language: Language,
  words: (kind: 'line', key: string) => string,
): string {
  const row = (why: string, code: string, line: string, text: string) => {
    return ['', '', '', '', '', NOT_MATCHED[language], why, code, '', line, text];
  };
  if (lines === null) return csvLines([row(REMOVED[language], 'removed', '', '')]);
  return csvLines(
    lines.map(({ line, text, problem }) => row(words('line', problem), problem, String(line), text)),
  );
}
