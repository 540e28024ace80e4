import { Button, NativeSelect, Skeleton, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ReviewMonth } from '../../../shared/review.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useChannel } from '../../queries.ts';
import { Page } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { ROUTES } from '../../ui/routes.ts';
import { formatMonth } from '../../ui/time-format.ts';
import { MonthOutliers } from './month-outliers.tsx';
import classes from './review.module.css';

/** Once a month: what stands out, one after the other, and a signature (월 1회 점검). */
export function ReviewScreen() {
  const { t } = useTranslation('review');
  const { data, error } = useChannel('review.months', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const month = chosen ?? firstChoice(data?.months ?? []);
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          component={Link}
          href={ROUTES.activity}
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
        >
          {t('back')}
        </Button>
      }
    >
      <div className={classes.review}>
        <Text size="sm" c="dimmed" maw={640}>
          {t('about')}
        </Text>
        {error && <Refusal refusal={error.refusal} />}
        {!data && !error && <Skeleton height={240} radius="md" aria-hidden />}
        {data && month !== null && (
          <>
            <MonthChoice months={data.months} value={month} onChange={setChosen} />
            <MonthOutliers key={month} month={month} />
          </>
        )}
      </div>
    </Page>
  );
}

/** The last full month that nobody has signed off; else the last full one; else the one that runs. */
function firstChoice(months: readonly ReviewMonth[]): string | null {
  const over = months.filter((one) => one.over);
  const [first] = [...over.filter((one) => one.signedOff === null).slice(0, 1), ...over, ...months];
  return first?.month ?? null;
}

function MonthChoice({
  months,
  value,
  onChange,
}: {
  months: readonly ReviewMonth[];
  value: string;
  onChange(month: string): void;
}) {
  const { t } = useTranslation('review');
  const language = useLanguage();
  const stateOf = ({ over, signedOff }: ReviewMonth) =>
    signedOff !== null ? t('state.signed') : t(over ? 'state.open' : 'state.running');
  return (
    <NativeSelect
      label={t('month')}
      styles={{ wrapper: { maxWidth: 320 } }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={months.map((one) => ({
        value: one.month,
        label: `${formatMonth(one.month, language)} · ${stateOf(one)}`,
      }))}
    />
  );
}
