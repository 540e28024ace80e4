import type { CsvMapping } from '../../shared/csv.ts';
import { CSV_FIELDS, type CsvField } from '../../shared/lists.ts';

/** Headers without case, spaces and punctuation; the better one of a field comes first (a mobile before a desk phone). */
const HEADERS: Readonly<Record<CsvField, readonly string[]>> = {
  email:
    '이메일 이메일주소 메일 메일주소 전자우편 전자메일 회사이메일 회사메일 email emailaddress mail mailaddress emailaddr workemail primaryemail'.split(
      ' ',
    ),
  staffNumber:
    '사번 사원번호 직번 직원번호 학번 교번 교직원번호 개인번호 staffno staffnumber staffid employeeid employeeno employeenumber empno empid empnumber personnelnumber studentid studentno studentnumber'.split(
      ' ',
    ),
  login:
    '아이디 로그인 로그인아이디 사용자아이디 사용자id 로그인id 계정 계정명 사용자계정 login loginid loginname username userid useraccount account accountname samaccountname userprincipalname upn id 사용자이름 사용자명'.split(
      ' ',
    ),
  phone:
    '휴대폰 휴대폰번호 휴대전화 휴대전화번호 핸드폰 핸드폰번호 모바일 연락처 전화번호 전화 mobile mobilephone mobilenumber mobileno cell cellphone phone phonenumber phoneno telephone tel contact contactnumber'.split(
      ' ',
    ),
  department:
    '부서 부서명 소속 소속부서 학과 학과명 학부 팀 팀명 조직 조직명 department dept departmentname team division unit organization organisation orgunit'.split(
      ' ',
    ),
  managerEmail:
    '관리자메일 관리자이메일 매니저메일 매니저이메일 상사메일 상사이메일 팀장메일 팀장이메일 부서장메일 부서장이메일 상급자메일 상급자이메일 결재자메일 결재자이메일 매니저 상사 팀장 부서장 상급자 manageremail managermail manageremailaddress supervisoremail bossemail manager supervisor'.split(
      ' ',
    ),
  language: '언어 사용언어 선호언어 언어설정 language lang locale preferredlanguage'.split(' '),
  name: '이름 성명 성함 직원명 사원명 학생명 표시이름 name fullname displayname realname personname'.split(
    ' ',
  ),
};

/** In which order fields choose: the ones whose headers are least often mistaken for another's go first. */
const ORDER = [
  // Before the address: 팀장 이메일 is no e-mail of the user's own.
  'managerEmail',
  'email',
  'staffNumber',
  'login',
  'phone',
  'department',
  'language',
  'name',
] as const satisfies readonly CsvField[];
/** Long enough not to be part of another word by accident. */
const SHORTEST_PART = { latin: 4, hangul: 2 };
const NAME_AFTER_ALL = new Set(['사용자이름', '사용자명']);

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(?:\+\d{1,3}|0)[\d ().-]{7,16}$/;
const STAFF_NUMBER = /^[a-z]{0,4}-?\d[\d-]{2,11}$/i;
const LOGIN = /^[a-z][a-z0-9._-]{1,}$/;
const LANGUAGE = /^(?:ko|en|kr|korean|english|한국어|영어|국문|영문)$/i;
const DEPARTMENT = /(?:팀|부|과|실|처|국|센터|본부|학과|그룹)$/;
const PERSON = /^[\p{L}][\p{L}\p{M} .'’-]*$/u;

export function emptyMapping(): CsvMapping {
  return {
    name: null,
    login: null,
    email: null,
    phone: null,
    staffNumber: null,
    department: null,
    language: null,
    managerEmail: null,
  };
}

/** Which column is what, by the words of the header; each column once. What no word names stays null. */
export function guessMapping(headers: readonly string[]): CsvMapping {
  const words = headers.map(plain);
  const mapping = emptyMapping();
  const taken = new Set<number>();
  const take = (field: CsvField, hit: (word: string, known: string) => boolean) => {
    if (mapping[field] !== null) return;
    for (const known of HEADERS[field]) {
      const index = words.findIndex((word, at) => !taken.has(at) && word !== '' && hit(word, known));
      if (index < 0) continue;
      mapping[field] = index;
      taken.add(index);
      return;
    }
  };
  for (const field of ORDER) take(field, (word, known) => word === known);
  for (const field of ORDER) take(field, (word, known) => isLongEnough(known) && word.includes(known));
  if (mapping.name === null && mapping.login !== null && NAME_AFTER_ALL.has(words[mapping.login] ?? '')) {
    mapping.name = mapping.login;
    mapping.login = null;
  }
  return mapping;
}

function plain(header: string): string {
  return header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isLongEnough(word: string): boolean {
  return word.length >= (/^[a-z]/.test(word) ? SHORTEST_PART.latin : SHORTEST_PART.hangul);
}

/**
 * A column of managers' names is not one of their addresses: it must hold some, and nothing else. An empty one is what
 * its header says: "manager e-mail" is a column of addresses, "manager" may be anything.
 */
export function withoutManagerNames(
  mapping: CsvMapping,
  rows: readonly (readonly string[])[],
  header: readonly string[],
): CsvMapping {
  const index = mapping.managerEmail;
  if (index === null) return mapping;
  const values = rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
  if (values.length === 0 && /mail|메일/.test(plain(header[index] ?? ''))) return mapping;
  return values.some((value) => ADDRESS.test(value)) ? mapping : { ...mapping, managerEmail: null };
}

/** Fills what the headers did not name by what stands in the columns: an @ is an address, 010 a telephone. */
export function guessByContent(rows: readonly (readonly string[])[], known = emptyMapping()): CsvMapping {
  const mapping = { ...known };
  const taken = new Set(CSV_FIELDS.map((field) => mapping[field]).filter((index) => index !== null));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) =>
    rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== ''),
  );
  const take = (field: CsvField, fits: (values: readonly string[]) => boolean) => {
    if (mapping[field] !== null) return;
    const index = columns.findIndex((values, at) => !taken.has(at) && values.length > 0 && fits(values));
    if (index < 0) return;
    mapping[field] = index;
    taken.add(index);
  };
  const mostly = (pattern: RegExp) => (values: readonly string[]) =>
    values.filter((value) => pattern.test(value)).length >= values.length * 0.8;
  const mostlyOnce = (pattern: RegExp) => (values: readonly string[]) =>
    mostly(pattern)(values) && new Set(values).size === values.length;
  take('email', mostly(ADDRESS));
  take('phone', mostly(PHONE));
  take('language', mostly(LANGUAGE));
  take('department', mostly(DEPARTMENT));
  take('login', mostlyOnce(LOGIN));
  take('staffNumber', mostlyOnce(STAFF_NUMBER));
  take('name', mostly(PERSON));
  take('department', mostly(PERSON));
  return mapping;
}

/** True when the first row names columns instead of a person. */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...others] = rows;
  if (first === undefined) return false;
  const isData = (cell: string) => ADDRESS.test(cell.trim()) || /\d{3}/.test(cell);
  if (first.some(isData)) return false;
  if (Object.values(guessMapping(first)).some((index) => index !== null)) return true;
  return others.some((row) => row.some(isData));
}
