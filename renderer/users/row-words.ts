import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';

export type RowWords = {
  protected: string;
  sameName: string;
  disabled: string;
  mustChange: string;
  live: string;
  minutes(minutes: number): string;
  lastReset: string;
  /** A day, short. @param at epoch ms */
  day(at: number): string;
};

/** Looked up once for the list: fifty rows are drawn per keystroke, and a look-up in each costs as much as the row. */
export function useRowWords(): RowWords {
  const { t } = useTranslation('users');
  const { t: caller } = useTranslation('caller');
  const { t: lists } = useTranslation('lists');
  const language = useLanguage();
  return useMemo(() => {
    const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
    return {
      protected: caller('protect.badge'),
      sameName: t('badge.sameName'),
      disabled: t('badge.disabled'),
      mustChange: t('badge.mustChange'),
      live: t('badge.live'),
      minutes: (minutes) => t('badge.minutes', { minutes }),
      lastReset: lists('column.lastReset'),
      day: (at) => days.format(at),
    };
  }, [t, caller, lists, language]);
}
