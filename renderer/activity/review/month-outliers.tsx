import { Skeleton, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../../shared/errors.ts';
import type { MonthReview } from '../../../shared/review.ts';
import { refusalOf } from '../../client.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useChannel, useCommand } from '../../queries.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { formatMoment, formatMonth } from '../../ui/time-format.ts';
import { OutlierCard } from './outlier-card.tsx';
import classes from './review.module.css';
import { SignBar } from './sign-bar.tsx';

/** What the reviewer has done with one outlier. */
export type Look = { seen: boolean; note: string };
const NOT_YET: Look = { seen: false, note: '' };

/** One month: its outliers to tick off, or who has signed it. */
export function MonthOutliers({ month }: { month: string }) {
  const { t } = useTranslation('review');
  const { data, error } = useChannel('review.outliers', { month });
  const [looks, setLooks] = useState<ReadonlyMap<string, Look>>(new Map());
  if (error) return <Refusal refusal={error.refusal} />;
  if (!data) return <Skeleton height={200} radius="md" aria-hidden />;
  const notes = new Map(data.notes.map(({ key, note }) => [key, note]));
  const done = data.signedOff !== null;
  const lookOf = (key: string): Look =>
    done ? { seen: true, note: notes.get(key) ?? '' } : (looks.get(key) ?? NOT_YET);
  return (
    <>
      <Summary review={data} />
      {data.outliers.length > 0 && (
        <ul className={classes.cards} aria-label={t('list')}>
          {data.outliers.map((outlier) => (
            <OutlierCard
              key={outlier.key}
              outlier={outlier}
              look={lookOf(outlier.key)}
              signed={done}
              onLook={(look) => setLooks(new Map(looks).set(outlier.key, look))}
            />
          ))}
        </ul>
      )}
      {!done && <SignOff review={data} lookOf={lookOf} />}
    </>
  );
}

function Summary({ review }: { review: MonthReview }) {
  const { t } = useTranslation('review');
  const language = useLanguage();
  const { entries, outliers, hasOfficeHours, over, signedOff } = review;
  return (
    <div className={classes.summary}>
      {signedOff !== null && (
        <p className={classes.signed}>
          <IconCircleCheck size={18} aria-hidden />
          {t('signedOff', { by: signedOff.by, time: formatMoment(signedOff.at, language) })}
        </p>
      )}
      <Text size="sm" role="status">
        {entries === 0 ? t('noEntries') : t('entries', { count: entries })}{' '}
        {outliers.length === 0 ? t('nothing') : t('outliers', { count: outliers.length })}{' '}
        {outliers.length === 0 && over && signedOff === null && t('nothingText')}
      </Text>
      {!over && (
        <Text size="sm" c="dimmed">
          {t('running')}
        </Text>
      )}
      {!hasOfficeHours && (
        <Text size="sm" c="dimmed">
          {t('noHours')}
        </Text>
      )}
    </div>
  );
}

function SignOff({ review, lookOf }: { review: MonthReview; lookOf(key: string): Look }) {
  const { t } = useTranslation('review');
  const language = useLanguage();
  const sign = useCommand('review.signOff');
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const { month, outliers, over } = review;
  const left = outliers.filter(({ key }) => !lookOf(key).seen).length;

  async function send() {
    setRefusal(null);
    try {
      await sign.mutateAsync({ month, seen: outliers.map(({ key }) => ({ key, note: lookOf(key).note })) });
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  return (
    <>
      {refusal && <Refusal refusal={refusal} />}
      <SignBar
        left={left}
        nothing={outliers.length === 0}
        busy={sign.isPending}
        reason={over ? (left > 0 ? t('notAll') : null) : t('notOver')}
        words={t('sign', { month: formatMonth(month, language) })}
        onSign={() => void send()}
      />
    </>
  );
}
