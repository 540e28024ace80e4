import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/lists.ts';

/** The language the screen speaks now: the operator's choice, not the user's. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'ko' ? 'ko' : 'en';
}
