import { expect, test } from 'vitest';
import { ACTIVITY_ACTIONS } from '../../shared/activity-actions.ts';
import { CHANNELS, EVENTS } from '../../shared/channels.ts';
import { AppError, ERROR_CODES } from '../../shared/errors.ts';
import {
  LIVE_RESET_STATES,
  MAIL_STATES,
  PASSWORD_RULES,
  PASTE_REPAIRS,
  RESET_STATES,
  ROW_PROBLEMS,
  TOPICS,
  UNAVAILABLE_REASONS,
} from '../../shared/lists.ts';
import { sourceFiles } from '../support/source-files.ts';

const LISTS = {
  CHANNELS,
  EVENTS,
  ERROR_CODES,
  ACTIVITY_ACTIONS,
  MAIL_STATES,
  PASSWORD_RULES,
  PASTE_REPAIRS,
  RESET_STATES,
  ROW_PROBLEMS,
  TOPICS,
  UNAVAILABLE_REASONS,
};
const program = sourceFiles(['electron'], /\.ts$/)
  .map(({ text }) => text)
  .join('\n');

test.each(Object.entries(LISTS))('%s holds each name once', (_name, list: readonly string[]) => {
  expect(new Set(list).size).toBe(list.length);
});

test('the states in which a token can be used are states of a reset', () => {
  expect(RESET_STATES).toEqual(expect.arrayContaining([...LIVE_RESET_STATES]));
});

test.each([
  'ERROR_CODES',
  'ACTIVITY_ACTIONS',
  'ROW_PROBLEMS',
  'PASSWORD_RULES',
  'UNAVAILABLE_REASONS',
] as const)('the program knows an occasion for everything in %s', (name) => {
  const list: readonly string[] = LISTS[name];
  const rules = sourceFiles(['shared'], /password-rules\.ts$/)
    .map(({ text }) => text)
    .join('\n');
  expect(list.filter((entry) => !`${program}${rules}`.includes(`'${entry}'`))).toEqual([]);
});

test('an AppError says its code and nothing else in its message', () => {
  const cause = new Error('inside');
  const error = new AppError('limit-reached', { max: 3 }, { cause });
  expect(error).toMatchObject({ name: 'AppError', message: 'limit-reached', code: 'limit-reached', cause });
  expect(error.details).toEqual({ max: 3 });
  expect(new AppError('locked').details).toBeUndefined();
});
