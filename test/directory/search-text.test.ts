import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseQuery, searchText } from '../../electron/directory/search-text.ts';

const USER = {
  name: '김민수',
  login: 'Minsu.Kim',
  email: 'minsu.kim@office.test',
  phone: '+82 10-1234-5678',
  staffNumber: 'A-1001',
  department: '기획팀',
};

function found(query: string, user: Parameters<typeof searchText>[0] = USER): boolean {
  const text = searchText(user);
  return normaliseQuery(query).every((word) => word.some((form) => text.includes(form)));
}

test.each([
  '김',
  '김민',
  '김민수',
  '민수',
  '기',
  '김ㅁ',
  '김미',
  '김민ㅅ',
  'ㄱㅁㅅ',
  'ㅁㅅ',
  'ㄱ',
  '팀',
  '기획',
  '기호',
  'minsu',
  'MINSU.KIM',
  'kim@',
  'office',
  '@office.test',
  'a-1001',
  '1001',
  '010',
  '010-1234',
  '01012345678',
  '+82 10',
  '821012345678',
  '5678',
  '1234-5678',
  '(010) 1234',
  '김 기획',
  '김민수 1001',
  '  김  ',
  '',
  '김민수'.normalize('NFD'),
])('%j finds the user', (query) => {
  expect(found(query)).toBe(true);
});

test.each([
  '이',
  '김철',
  'ㄱㅁㄴ',
  'ㅅㅁ',
  '%',
  '_',
  '김%',
  '*',
  "'",
  '\\',
  '1002',
  '김 이',
  '011',
  'minsu_kim',
  'ㅁㄱ',
])('%j does not', (query) => {
  expect(found(query)).toBe(false);
});

test('two consonants that the keyboard joined into one letter are two first consonants', () => {
  expect(found('ㄳ', { ...USER, name: '김서연' })).toBe(true);
});

test('a name written with a space is found without it, and the other way round', () => {
  expect(found('김민수', { ...USER, name: '김 민수' })).toBe(true);
  expect(found('김 민수')).toBe(true);
  expect(found('ㄱㅁㅅ', { ...USER, name: '김 민수' })).toBe(true);
});

test('any part of any field finds the user, however much of it was typed', () => {
  const word = fc.string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom(...'김이민수기획총무뷁닭aZ09.-@_%'),
  });
  fc.assert(
    fc.property(
      fc.record({ name: word, login: word, department: word }),
      fc.nat(),
      fc.nat(),
      (fields, from, length) => {
        const user = { ...fields, email: null, phone: null, staffNumber: null };
        for (const field of Object.values(fields)) {
          const start = from % field.length;
          const query = field.slice(start, start + 1 + (length % field.length));
          expect(found(query, user)).toBe(true);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
