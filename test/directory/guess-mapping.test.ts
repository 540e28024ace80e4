import { expect, test } from 'vitest';
import {
  guessByContent,
  guessMapping,
  looksLikeHeader,
  withoutManagerNames,
} from '../../electron/directory/guess-mapping.ts';
import type { CsvField } from '../../shared/lists.ts';

const NOTHING = {
  name: null,
  login: null,
  email: null,
  phone: null,
  staffNumber: null,
  department: null,
  language: null,
  managerEmail: null,
};

test.each<[string, Partial<Record<CsvField, number>>]>([
  ['이름,사번,부서,이메일,전화', { name: 0, staffNumber: 1, department: 2, email: 3, phone: 4 }],
  [
    '성명,아이디,소속,E-Mail,휴대폰,언어',
    { name: 0, login: 1, department: 2, email: 3, phone: 4, language: 5 },
  ],
  ['성함,직번,메일,연락처', { name: 0, staffNumber: 1, email: 2, phone: 3 }],
  ['학번,이름,학과,핸드폰 번호', { staffNumber: 0, name: 1, department: 2, phone: 3 }],
  [
    'Full Name,User ID,E-mail Address,Mobile,Employee ID,Dept.,Language',
    { name: 0, login: 1, email: 2, phone: 3, staffNumber: 4, department: 5, language: 6 },
  ],
  ['username,name,staff_no,team', { login: 0, name: 1, staffNumber: 2, department: 3 }],
  ['  EMAIL , Display Name ', { email: 0, name: 1 }],
  ['사내전화,휴대폰,이름', { phone: 1, name: 2 }],
  ['직원 이름,회사 이메일 주소,사용자 계정', { name: 0, email: 1, login: 2 }],
  ['사용자 이름,표시 이름,이메일', { login: 0, name: 1, email: 2 }],
  ['사용자 이름,이메일', { name: 0, email: 1 }],
  ['이름,이메일,매니저', { name: 0, email: 1, managerEmail: 2 }],
  ['이름,관리자 메일,이메일', { name: 0, managerEmail: 1, email: 2 }],
  ['이름,팀장님 이메일 주소,메일', { name: 0, managerEmail: 1, email: 2 }],
  ['성명,부서,상사 메일', { name: 0, department: 1, managerEmail: 2 }],
  ['Name,Manager E-mail,Email', { name: 0, managerEmail: 1, email: 2 }],
  ['비고,,메모', {}],
])('the headers %j are understood', (headers, mapping) => {
  expect(guessMapping(headers.split(','))).toEqual({ ...NOTHING, ...mapping });
});

test('a column of managers’ names is not taken for their addresses', () => {
  const headers = ['name', 'email', 'manager'];
  const mapping = guessMapping(headers);
  const rows = (manager: string) => [
    ['Kim Minsu', 'minsu@office.test', manager],
    ['Lee Seoyeon', 'seoyeon@office.test', ''],
  ];
  expect(withoutManagerNames(mapping, rows('Park Sera'), headers).managerEmail).toBeNull();
  expect(withoutManagerNames(mapping, rows(''), headers).managerEmail).toBeNull();
  expect(withoutManagerNames(mapping, rows('sera@office.test'), headers).managerEmail).toBe(2);
  // Empty so far, but the header says what it is of.
  expect(withoutManagerNames(mapping, rows(''), ['name', 'email', 'Manager e-mail']).managerEmail).toBe(2);
});

test('without headers the columns are known by what stands in them', () => {
  const rows = [
    ['김민수', '1001', '총무팀', 'minsu@office.test', '010-1234-5678', 'minsu.kim', 'ko'],
    ['이서연', '1002', '영업1팀', 'seoyeon@office.test', '010-2345-6789', 'seoyeon.lee', 'en'],
  ];
  expect(guessByContent(rows)).toEqual({
    ...NOTHING,
    name: 0,
    staffNumber: 1,
    department: 2,
    email: 3,
    phone: 4,
    login: 5,
    language: 6,
  });
  expect(looksLikeHeader(rows)).toBe(false);
});

test.each([
  [
    true,
    [
      ['이름', '이메일'],
      ['김민수', 'a@b.kr'],
    ],
  ],
  [
    true,
    [
      ['Wer', 'Wohin'],
      ['Kim', 'a@b.kr'],
    ],
  ],
  [
    false,
    [
      ['김민수', 'a@b.kr'],
      ['이서연', 'c@d.kr'],
    ],
  ],
  [false, [['김민수', '010-1234-5678']]],
  [false, []],
])('a header is %s for %j', (expected, rows) => {
  expect(looksLikeHeader(rows)).toBe(expected);
});
