import { expect, test } from 'vitest';
import { createJudge, type KnownUser, type KnownUsers } from '../../electron/directory/judge-rows.ts';
import { checkMapping, type ReadRow, readRow } from '../../electron/directory/user-rows.ts';
import type { CsvMapping } from '../../shared/csv.ts';

const ALL: CsvMapping = {
  name: 0,
  login: 1,
  email: 2,
  phone: 3,
  staffNumber: 4,
  department: 5,
  language: 6,
  managerEmail: null,
};
const NONE: CsvMapping = {
  name: null,
  login: null,
  email: null,
  phone: null,
  staffNumber: null,
  department: null,
  language: null,
  managerEmail: null,
};
const KIM: KnownUser = {
  id: 'kim',
  name: '김민수',
  login: 'minsu',
  email: 'minsu@office.test',
  phone: '010-1',
  staffNumber: '1001',
  department: '총무팀',
  language: 'ko',
  managerEmail: null,
};

function read(cells: string[], mapping = ALL): ReadRow {
  return readRow({ line: 2, cells }, mapping, 7);
}

function knownUsers(...users: KnownUser[]): KnownUsers {
  const by = (key: (user: KnownUser) => string | null) =>
    new Map(users.map((user) => [key(user) ?? '', user]));
  return {
    byStaffNumber: by((user) => user.staffNumber),
    byLogin: by((user) => user.login),
    byEmail: by((user) => user.email),
  };
}

function judgeAll(rows: string[][], mapping = ALL, ...onFile: KnownUser[]) {
  const judge = createJudge({ language: 'ko', loginMapped: mapping.login !== null });
  return rows.map((cells) => judge(read(cells, mapping), knownUsers(...onFile)));
}

test.each([
  ['name-missing', ['', 'minsu', '', '', '', '', '']],
  ['too-few-columns', []],
  ['too-few-columns', ['김민수']],
  ['too-many-columns', ['김', '민수', 'a@b.kr', '', '', '', '', 'x']],
  ['login-missing', ['김민수', '', '', '', '', '', '']],
  ['email-invalid', ['김민수', 'minsu', 'minsu@', '', '', '', '']],
  ['email-invalid', ['김민수', 'minsu', '"민수" <a@b.kr>', '', '', '', '']],
  ['email-invalid', ['김민수', 'minsu', 'a@b.kr, c@d.kr', '', '', '', '']],
  ['too-long', ['김'.repeat(201), 'minsu', '', '', '', '', '']],
  ['too-long', ['김민수', 'minsu', '', '0'.repeat(51), '', '', '']],
  ['control-character', ['김\u0007민수', 'minsu', '', '', '', '', '']],
  ['control-character', ['김민수', 'minsu', '', '', '', '총무\n팀', '']],
  ['control-character', ['김\u202e민수', 'minsu', '', '', '', '', '']],
  ['control-character', ['김\u0000', 'minsu', '', '', '', '', '']],
])('%s is said of %j', (problem, cells) => {
  expect(read(cells)).toMatchObject({ line: 2, problem });
});

test('a manager’s address is brought into its one form, and one that is none makes a bad row', () => {
  const mapping = { ...ALL, language: null, managerEmail: 6 };
  const cells = (manager: string) => ['김민수', 'minsu', 'minsu@office.test', '', '', '', manager];
  expect(read(cells(' Boss@Office.TEST'), mapping)).toMatchObject({
    values: { managerEmail: 'boss@office.test' },
  });
  expect(read(cells('박부장'), mapping)).toEqual({
    line: 2,
    problem: 'manager-email-invalid',
    value: '박부장',
  });
  const [changed, kept] = judgeAll([cells('boss@office.test'), cells('')], mapping, KIM);
  expect(changed).toMatchObject({ verdict: 'updated', fields: { managerEmail: 'boss@office.test' } });
  expect(kept).not.toMatchObject({ fields: { managerEmail: null } });
});

test('values are trimmed and composed, the address is in its one form, the language is known by its names', () => {
  expect(read([' 김민수 '.normalize('NFD'), 'minsu', ' Minsu@Office.TEST', '', '', '', 'English'])).toEqual({
    line: 2,
    values: {
      name: '김민수',
      login: 'minsu',
      email: 'minsu@office.test',
      phone: null,
      staffNumber: null,
      department: null,
      language: 'en',
      managerEmail: null,
    },
  });
  expect(read(['김', 'm', '', '', '', '', '한국어'])).toMatchObject({ values: { language: 'ko' } });
  expect(read(['김', 'm', '', '', '', '', '클링온어'])).toMatchObject({ values: { language: null } });
});

test('the mark our export puts before a formula start is taken off, other apostrophes stay', () => {
  expect(read(["'=1+1", "'@minsu", '', "'+82 10-1", "'-7", "'팀", ''])).toMatchObject({
    values: { name: '=1+1', login: '@minsu', phone: '+82 10-1', staffNumber: '-7', department: "'팀" },
  });
});

test('a spreadsheet that drops empty last columns is understood', () => {
  expect(read(['김민수', 'minsu'])).toMatchObject({ values: { login: 'minsu', department: null } });
});

test('a name and something that tells users apart must be mapped', () => {
  expect(() => checkMapping({ ...NONE, email: 0 })).toThrow('mapping-incomplete');
  expect(() => checkMapping({ ...NONE, name: 0, phone: 1 })).toThrow('mapping-incomplete');
  checkMapping({ ...NONE, name: 0, email: 1 });
});

test('the same row again changes nothing', () => {
  const row = ['김민수', 'minsu', 'minsu@office.test', '010-1', '1001', '총무팀', 'ko'];
  expect(judgeAll([row], ALL, KIM)).toEqual([{ verdict: 'unchanged', line: 2, userId: KIM.id }]);
});

test('the staff number says who it is, also when login and address are new', () => {
  const [judged] = judgeAll([['김민서', 'minseo', 'minseo@office.test', '', '1001', '', '']], ALL, KIM);
  expect(judged).toMatchObject({
    verdict: 'updated',
    userId: 'kim',
    addressChanged: true,
    fields: { name: '김민서', login: 'minseo', email: 'minseo@office.test', staffNumber: '1001' },
  });
});

test('without a staff number the login says who it is, and without a login the address', () => {
  expect(judgeAll([['김민수', 'minsu', '', '', '', '인사팀', '']], ALL, KIM)[0]).toMatchObject({
    verdict: 'updated',
    fields: { department: '인사팀' },
  });
  const mapping = { ...NONE, name: 0, email: 2, department: 5 };
  expect(judgeAll([['김민수', '', 'MINSU@office.test', '', '', '인사팀']], mapping, KIM)[0]).toMatchObject({
    verdict: 'updated',
    userId: 'kim',
    addressChanged: false,
  });
});

test('a user without a staff number gets it by login', () => {
  const known = { ...KIM, staffNumber: null };
  const row = ['김민수', 'minsu', '', '', '1001', '', ''];
  expect(judgeAll([row], ALL, known)[0]).toMatchObject({
    verdict: 'updated',
    fields: { staffNumber: '1001' },
  });
});

test('an empty cell erases nothing', () => {
  expect(judgeAll([['김민수', '', '', '', '1001', '', '']], ALL, KIM)[0]).toEqual({
    verdict: 'unchanged',
    line: 2,
    userId: KIM.id,
  });
});

test('without a login column a new user logs in by staff number, else by address, and is found again', () => {
  const mapping = { ...ALL, login: null };
  const rows = [
    ['이서연', '', 'seoyeon@office.test', '', '1002', '', ''],
    ['박지훈', '', 'jihoon@office.test', '', '', '', ''],
  ];
  const first = judgeAll(rows, mapping);
  expect(first).toMatchObject([
    { verdict: 'added', fields: { login: '1002', language: 'ko' } },
    { verdict: 'added', fields: { login: 'jihoon@office.test' } },
  ]);
  const added = first.flatMap((row, index) =>
    row.verdict === 'added' ? [{ ...row.fields, id: `${index}` }] : [],
  );
  expect(judgeAll(rows, mapping, ...added).map((row) => row.verdict)).toEqual(['unchanged', 'unchanged']);
});

test('where logins have a column, a new user without one is refused', () => {
  expect(judgeAll([['이서연', '', 'seoyeon@office.test', '', '', '', '']])[0]).toMatchObject({
    problem: 'login-missing',
  });
});

test.each([
  ['staff-number-twice-in-file', ['b', 'b', 'b@b.kr', '', '1', '', '']],
  ['login-twice-in-file', ['b', 'a', 'b@b.kr', '', '2', '', '']],
  ['email-twice-in-file', ['b', 'b', 'A@b.kr', '', '2', '', '']],
])('%s is said of the second row', (problem, second) => {
  const judged = judgeAll([['a', 'a', 'a@b.kr', '', '1', '', ''], second]);
  expect(judged.map((row) => row.verdict)).toEqual(['added', 'bad']);
  expect(judged[1]).toMatchObject({ problem });
});

test.each([
  ['login-taken', ['b', 'minsu', 'b@b.kr', '', '2', '', '']],
  ['email-taken', ['b', 'b', 'minsu@office.test', '', '2', '', '']],
  ['email-taken', ['b', 'b', 'minsu@office.test', '', '', '', '']],
])('%s: another user on file has it', (problem, row) => {
  expect(judgeAll([row], ALL, KIM)[0]).toMatchObject({ verdict: 'bad', problem });
});

test('a user cannot take over the address another one has on file', () => {
  const lee = { ...KIM, id: 'lee', login: 'lee', email: 'lee@office.test', staffNumber: '1002' };
  expect(judgeAll([['이', 'lee', 'minsu@office.test', '', '1002', '', '']], ALL, KIM, lee)[0]).toMatchObject({
    problem: 'email-taken',
    value: 'minsu@office.test',
  });
});

test('two rows that mean one user by different marks are not both taken', () => {
  const rows = [
    ['김민수', '', 'new@office.test', '', '1001', '', ''],
    ['김민수', '', 'minsu@office.test', '', '', '', ''],
  ];
  expect(judgeAll(rows, { ...ALL, login: null }, KIM).map((row) => row.verdict)).toEqual(['updated', 'bad']);
});
