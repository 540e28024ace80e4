import { useTranslation } from 'react-i18next';
import { LIVE_RESET_STATES } from '../../shared/lists.ts';
import type { ResetView } from '../../shared/models.ts';
import { CODE_TRIES } from '../../shared/reset-code.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useOfficeNow } from './time.tsx';
import { formatMoment } from './time-format.ts';

/** What the code of a live reset is still worth: until when, and how many tries once one was wrong. */
export function CodeState({
  reset,
}: {
  reset: Pick<ResetView, 'state' | 'codeExpiresAt' | 'codeTriesLeft' | 'sentTo' | 'slip'>;
}) {
  const { t } = useTranslation('resets');
  const language = useLanguage();
  const now = useOfficeNow(5_000);
  const { codeExpiresAt, codeTriesLeft } = reset;
  if ((reset.sentTo === null && !reset.slip) || !LIVE_RESET_STATES.some((state) => state === reset.state))
    return null;
  if (codeTriesLeft === 0) return <span>{t('code.void')}</span>;
  if (codeExpiresAt === null || codeTriesLeft === null || codeExpiresAt <= now) {
    return <span>{t('code.over')}</span>;
  }
  return (
    <span>
      {t('code.until', { time: formatMoment(codeExpiresAt, language, now) })}
      {codeTriesLeft < CODE_TRIES && ` · ${t('code.tries', { count: codeTriesLeft })}`}
    </span>
  );
}
