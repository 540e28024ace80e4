import { josa } from 'es-hangul';
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { CALLER_CHECKS, type Language } from '../../shared/lists.ts';
import { formatMoment } from '../ui/time-format.ts';
import type { en } from './en/all.ts';
import type { Words } from './words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

/** The words of one language. */
export type Catalogue = Words<typeof en>;

const JOSA_PAIRS = ['이/가', '을/를', '은/는', '으로/로', '와/과'] as const;

/**
 * The program's words out of these catalogues, speaking one of them. A Korean sentence gives a name its particle by
 * `{{name, josa(pair: 을/를)}}`; in both languages `{{at, moment}}` writes epoch ms as a date and time, and
 * `{{checks, checks}}` the ways to verify a caller.
 */
export function wordsFrom(catalogues: { [L in Language]?: Partial<Catalogue> }, language: Language): i18n {
  const words = createInstance();
  void words.use(initReactI18next).init({
    resources: catalogues,
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(catalogues[language] ?? {}),
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  words.services.formatter?.add('josa', (value: unknown, _language, options: { pair?: string }) => {
    const pair = JOSA_PAIRS.find((known) => known === options.pair);
    return pair ? josa(String(value), pair) : String(value);
  });
  words.services.formatter?.add('moment', (value: unknown, spoken) =>
    formatMoment(Number(value), spoken ?? language),
  );
  words.services.formatter?.add('checks', (value: unknown, spoken) => {
    const t = words.getFixedT(spoken === 'ko' ? 'ko' : 'en', 'caller');
    const known = CALLER_CHECKS.filter((check) => Array.isArray(value) && value.includes(check));
    const list = new Intl.ListFormat(spoken ?? language, { type: 'disjunction' });
    return list.format(known.map((check) => t(`short.${check}`)));
  });
  return words;
}
