import { activityActions as en } from '../../renderer/i18n/en/activity/actions.ts';
import { users as usersEn } from '../../renderer/i18n/en/users.ts';
import { activityActions as ko } from '../../renderer/i18n/ko/activity/actions.ts';
import { users as usersKo } from '../../renderer/i18n/ko/users.ts';
import type { ActWords, RowWords } from '../services.ts';

/** The screen's own words, so that a file and the screen call an act the same. */
export const actWords: ActWords = (language, action) => {
  const words: Readonly<Record<string, string>> = language === 'ko' ? ko : en;
  return words[action] ?? action;
};

export const rowWords: RowWords = (language) => {
  const { file, problem } = language === 'ko' ? usersKo : usersEn;
  return { line: file.line, problem: file.problem, value: file.value, problems: problem };
};
