import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import classes from './alerts-section.module.css';
import { type DayHours, isDayWrong } from './office-hours.ts';

/** Monday first, as an office week goes. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];
/** 1 November 2026 is a Sunday. */
const A_SUNDAY = Date.UTC(2026, 10, 1);

/** Opening and closing time of each day, by real time fields. */
export function OfficeHoursField({
  days,
  onChange,
}: {
  days: readonly DayHours[];
  onChange(days: DayHours[]): void;
}) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const change = (at: number, part: Partial<DayHours>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...part } : day)));
  return (
    <div className={classes.days}>
      {WEEK.map((at) => {
        const day = days[at];
        const name = dayName(at, language);
        if (day === undefined) return null;
        const wrong = isDayWrong(day);
        const time = (part: 'opens' | 'closes') => ({
          type: 'time',
          className: classes.time,
          'aria-label': t(`alerts.${part}`, { day: name }),
          'aria-invalid': wrong || undefined,
          value: day[part],
          onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
            change(at, { [part]: event.currentTarget.value }),
        });
        return (
          <div key={at} className={classes.day}>
            <Checkbox
              label={name}
              aria-label={t('alerts.works', { day: name })}
              checked={day.works}
              onChange={(event) => change(at, { works: event.currentTarget.checked })}
            />
            {day.works ? (
              <span className={classes.span}>
                <input {...time('opens')} />
                <span aria-hidden>–</span>
                <input {...time('closes')} />
              </span>
            ) : (
              <Text size="sm" c="dimmed">
                {t('alerts.closed')}
              </Text>
            )}
            {wrong && (
              <Text size="sm" c="var(--mantine-color-error)" className={classes.wrong}>
                {t('alerts.dayWrong')}
              </Text>
            )}
          </div>
        );
      })}
    </div>
  );
}

function dayName(day: number, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    A_SUNDAY + day * 86_400_000,
  );
}
