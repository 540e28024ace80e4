import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../shared/lists.ts';
import { guardFormula } from './formula-guard.ts';

/** A user as the file tells of one; `disabledSince` is for people, an import passes over it. */
export type ExportedUser = {
  name: string;
  login: string;
  email: string | null;
  staffNumber: string | null;
  department: string | null;
  phone: string | null;
  language: Language;
  managerEmail: string | null;
  /** Epoch ms. */
  disabledSince: number | null;
};

/** The first eight are words by which the import knows a column: see guess-mapping.ts. */
const TITLES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Name',
    'Login',
    'E-mail',
    'Staff number',
    'Department',
    'Phone',
    'Language',
    'Manager e-mail',
    'Disabled since',
  ],
  ko: ['이름', '아이디', '이메일', '사번', '부서', '전화번호', '언어', '상급자 이메일', '사용 중지 시각'],
};

/** What RFC 4180 wants in quotes, and what other programs would trim or cut at. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/;

export function usersCsvTitles(language: Language): string {
  return lines([TITLES[language]]);
}

/** RFC 4180 with CRLF and formula-safe (S89); importing it again says nothing new. */
export function usersCsv(users: readonly ExportedUser[]): string {
  return lines(
    users.map((user) => [
      user.name,
      user.login,
      user.email ?? '',
      user.staffNumber ?? '',
      user.department ?? '',
      user.phone ?? '',
      user.language,
      user.managerEmail ?? '',
      user.disabledSince === null ? '' : new Date(user.disabledSince).toISOString(),
    ]),
  );
}

/** Guarded by `guardFormula`, not by the library: only one mark that is counted comes off again without a loss. */
function lines(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], {
    record_delimiter: '\r\n',
    quoted_match: QUOTED,
    cast: { string: guardFormula },
  });
}
