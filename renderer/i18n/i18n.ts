import type { i18n } from 'i18next';
import type { Language } from '../../shared/lists.ts';
import { en } from './en/all.ts';
import { ko } from './ko/all.ts';
import { wordsFrom } from './words-from.ts';

/** Both languages, ready at once: for whoever does not wait for a page. */
export function createWords(language: Language): i18n {
  return wordsFrom({ en, ko }, language);
}
