import { activityActions as en } from '../../renderer/i18n/en/activity/actions.ts';
import { activityActions as ko } from '../../renderer/i18n/ko/activity/actions.ts';
import type { ActWords } from '../services.ts';

/** The screen's own words, so that a file and the screen call an act the same. */
export const actWords: ActWords = (language, action) => {
  const words: Readonly<Record<string, string>> = language === 'ko' ? ko : en;
  return words[action] ?? action;
};
