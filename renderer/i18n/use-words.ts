import type { i18n } from 'i18next';
import { useLayoutEffect, useState } from 'react';
import { LANGUAGES, type Language } from '../../shared/lists.ts';
import { first as en } from './en/first.ts';
import { first as ko } from './ko/first.ts';
import { type Catalogue, wordsFrom } from './words-from.ts';

const LOAD: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/all.ts')).en,
  ko: async () => (await import('./ko/all.ts')).ko,
};

/** Languages of which every word is here, not only those of the first paint. */
const whole = new Set<Language>();
let words: i18n | null = null;

async function load(language: Language): Promise<void> {
  if (whole.has(language)) return;
  for (const [space, content] of Object.entries(await LOAD[language]())) {
    words?.addResourceBundle(language, space, content);
  }
  whole.add(language);
}

const spoken = (): Language => (words?.language === 'ko' ? 'ko' : 'en');

/** What the page will most likely speak, before main has said it. */
export function guessLanguage(): Language {
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

/** Every word of the language that is spoken now: whatever is drawn after the first paint waits for this. */
export function loadSpokenWords(): Promise<void> {
  return load(spoken());
}

/** Whoever changes the language then sees it at once. For when nothing else is to do. */
export async function loadAllWords(): Promise<void> {
  await Promise.all(LANGUAGES.map(load));
}

/**
 * The words in this language. The page begins with those of the first paint; a language that is changed to comes whole,
 * and until it is here this is null, so that nothing is ever shown in another.
 */
export function useWords(language: Language): i18n | null {
  const [, draw] = useState(0);
  const here = words === null || spoken() === language || whole.has(language);
  // Before anything is painted: the page of a user never shows in the operator's language first.
  useLayoutEffect(() => {
    if (!here) {
      void load(language).then(() => draw((turn) => turn + 1));
      return;
    }
    void words?.changeLanguage(language);
    document.documentElement.lang = language;
  }, [here, language]);
  if (!here) return null;
  words ??= wordsFrom({ en, ko }, language);
  return words;
}
