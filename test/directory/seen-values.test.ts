import { expect, test } from 'vitest';
import { createSeenValues } from '../../electron/directory/seen-values.ts';

const KINDS = ['user', 'staffNumber', 'login', 'email'] as const;

test('of tens of thousands of values each is known again, and nothing that was not there', () => {
  const seen = createSeenValues();
  const values = Array.from({ length: 30_000 }, (_, i) => `값-${i * 7}`);
  for (const value of values) seen.add('login', value);
  for (const value of values.slice(0, 10_000)) seen.add('email', value);
  expect(values.filter((value) => !seen.has('login', value))).toEqual([]);
  expect(values.filter((value) => seen.has('login', `${value}x`))).toEqual([]);
  expect(values.filter((value) => seen.has('email', value))).toEqual(values.slice(0, 10_000));
});

test('one kind of value says nothing of the others', () => {
  const seen = createSeenValues();
  for (const kind of KINDS) {
    expect(KINDS.filter((other) => seen.has(other, 'same'))).toEqual(KINDS.slice(0, KINDS.indexOf(kind)));
    seen.add(kind, 'same');
  }
});
