import type { TFunction } from 'i18next';
import { createWords } from '../../renderer/i18n/i18n.ts';
import type { Language } from '../../shared/models.ts';

/** The program's own words, so that one journey can be walked in both languages. */
export function wordsOf(
  language: Language,
): TFunction<
  ['common', 'errors', 'firstRun', 'mail', 'pasteToken', 'recovery', 'shell', 'signIn', 'users', 'practice']
> {
  return createWords(language).getFixedT(language, [
    'common',
    'errors',
    'firstRun',
    'mail',
    'pasteToken',
    'recovery',
    'shell',
    'signIn',
    'users',
    'practice',
  ]);
}
export type T = ReturnType<typeof wordsOf>;
