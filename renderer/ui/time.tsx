import { useEffect, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { useStatus } from '../use-status.ts';
import { formatFull, formatRelative } from './time-format.ts';

/** The current time, renewed every `everyMs`: for words such as "3 minutes ago". */
export function useNow(everyMs = 15_000): number {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => {
    const timer = window.setInterval(draw, everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  // The moment of drawing, not of the last turn: what has just been issued must not seem to lie in the future.
  return Date.now();
}

/** The office's time: the computer's, but never behind what the office has already seen (S5). */
export function useOfficeNow(everyMs?: number): number {
  const { clockBehind } = useStatus();
  return useNow(everyMs) + (clockBehind ?? 0);
}

/** A moment in relative words; in full when pointed at. */
export function Moment({ at }: { at: number }) {
  const language = useLanguage();
  const now = useOfficeNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatFull(at, language)}>
      {formatRelative(at, language, now)}
    </time>
  );
}

/** How long a token or a code still lives. Rounds up: while it says a minute, there is one. */
export function Countdown({ until }: { until: number }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const left = until - useOfficeNow(5_000);
  const minutes = Math.ceil(left / 60_000);
  const words =
    left <= 0
      ? t('timeOver')
      : left < 60_000
        ? t('lessThanMinuteLeft')
        : minutes < 120
          ? t('minutesLeft', { count: minutes })
          : t('hoursLeft', { count: Math.floor(minutes / 60) });
  return (
    <time dateTime={new Date(until).toISOString()} title={formatFull(until, language)}>
      {words}
    </time>
  );
}
