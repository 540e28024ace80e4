import type { i18n } from 'i18next';
import { useLayoutEffect, useState } from 'react';
import { LANGUAGES, type Language } from '../../shared/lists.ts';
import { type Catalogue, wordsFrom } from './words-from.ts';

const LOAD: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/all.ts')).en,
  ko: async () => (await import('./ko/all.ts')).ko,
};

const loaded: { [L in Language]?: Catalogue } = {};
let words: i18n | null = null;

async function load(language: Language): Promise<void> {
  const catalogue = await LOAD[language]();
  loaded[language] = catalogue;
  for (const [space, content] of Object.entries(catalogue)) {
    words?.addResourceBundle(language, space, content);
  }
}

/** What the page will most likely speak, asked for before it is known: main answers meanwhile. */
export function guessLanguage(): Language {
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

export const loadWords = load;

/** Whoever changes the language then sees it at once. For when nothing else is to do: a first paint needs one. */
export async function loadAllWords(): Promise<void> {
  const others = LANGUAGES.filter((other) => loaded[other] === undefined);
  await Promise.all(others.map(load));
}

/**
 * The words in this language, once they are here; null until then, so that nothing is ever shown in another.
 */
export function useWords(language: Language): i18n | null {
  const [, draw] = useState(0);
  const here = loaded[language] !== undefined;
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
  words ??= wordsFrom(loaded, language);
  return words;
}
