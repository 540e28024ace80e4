import type { BulkMember } from '../../shared/bulk.ts';
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
  ],
  ko: ['번호', '이름', '로그인 ID', '부서', '메일 주소', '상태', '이유', '이유 코드', '메일 서버의 응답'],
};

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
    ]),
  );
}
