import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Standing, termsOf } from '../../electron/directory/search-terms.ts';
import { searchText } from '../../electron/directory/search-text.ts';
import { createTermList } from '../../electron/directory/term-list.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'김민수ㄱ가a0_\u0000\u0001\ue305\ue400😀'), maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'0123456789-'), maxLength: 14 }),
);
const fields = fc.record({
  name: word,
  login: word,
  email: fc.option(word),
  phone: fc.option(word),
  staffNumber: fc.option(word),
  department: fc.option(word),
});
const user = fc.record({
  text: fields.map(searchText),
  standing: fc.record({
    department: fc.option(word),
    disabled: fc.boolean(),
    mustChange: fc.boolean(),
    neverReset: fc.boolean(),
  }),
});

test('many users are listed under the very terms of each, and counted under each once', () => {
  fc.assert(
    fc.property(fc.array(user, { maxLength: 30 }), (users) => {
      const list = createTermList();
      const counts = new Map<string, number>();
      for (const { text, standing } of users) {
        const terms = [...termsOf(text, standing)];
        expect(words(list.list(text, standing, 1))).toEqual(terms.sort());
        for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      }
      expect(counted(list)).toEqual(Object.fromEntries(counts));
    }),
  );
});

test('users who come and go leave no count, and nothing is counted twice', () => {
  const list = createTermList();
  const standing: Standing = { department: '총무팀', disabled: false, mustChange: false, neverReset: true };
  const texts = Array.from({ length: 3000 }, (_, i) => textOf(`user.${i * 7919}`));
  for (const text of texts) list.list(text, standing, 1);
  for (const text of texts.slice(1)) list.list(text, standing, -1);
  const left = Object.fromEntries([...termsOf(texts[0] ?? '', standing)].map((term) => [term, 1]));
  expect(counted(list)).toEqual(left);
  expect(counted(list)).toEqual({});
  list.forget();
  expect(list.size()).toBe(0);
  list.list(texts[0] ?? '', standing, 1);
  expect(counted(list)).toEqual(left);
});

function textOf(login: string): string {
  return searchText({ name: login, login, email: null, phone: null, staffNumber: null, department: null });
}

function words(bytes: Uint8Array): string[] {
  return Buffer.from(bytes)
    .toString()
    .split(' ')
    .filter((term) => term !== '')
    .sort();
}

function counted(list: ReturnType<typeof createTermList>): Record<string, number> {
  return Object.fromEntries(list.takeCounts().map(({ term, users }) => [term, users]));
}
