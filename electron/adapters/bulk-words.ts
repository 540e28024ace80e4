import { bulk as en } from '../../renderer/i18n/en/bulk.ts';
import { bulk as ko } from '../../renderer/i18n/ko/bulk.ts';
import type { BulkWords } from '../services.ts';

/** The screen's own words, so that the result file and the board call a state the same. */
export const bulkWords: BulkWords = (language, kind, key) => {
  const words: Readonly<Record<string, string>> = (language === 'ko' ? ko : en)[kind];
  return words[key] ?? key;
};
