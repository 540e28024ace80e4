import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupStatus } from '../../../shared/backup.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Fact } from '../../ui/fact.tsx';
import { formatSize } from '../../ui/file-size.ts';
import { Moment, useNow } from '../../ui/time.tsx';
import { formatDated, formatMoment } from '../../ui/time-format.ts';
import classes from '../settings.module.css';

/** When, where, how large, and which key opens it. */
export function BackupFacts({ status }: { status: BackupStatus }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const now = useNow();
  const { last, nextAt, keyConfirmedAt, restored } = status;
  const { made } = last;
  const moment = (at: number) => formatMoment(at, language, now);
  return (
    <dl className={`${classes.facts} ${classes.plain}`}>
      <Fact label={t('state.last')}>
        {made === null ? (
          t('state.none')
        ) : (
          <>
            <strong>
              <Moment at={made.at} />
            </strong>
            {' · '}
            {t('state.whole')}
            <Text size="sm" c="dimmed">
              {t('state.size', {
                size: formatSize(made.bytes, language),
                entries: made.entries.toLocaleString(language),
              })}
            </Text>
          </>
        )}
      </Fact>
      {made === null ? null : (
        <Fact label={t('state.in')}>
          <span className={classes.mono}>{made.folder}</span>
          <Text size="sm" className={classes.mono}>
            {made.file}
          </Text>
        </Fact>
      )}
      <Fact label={t('state.next')}>
        {nextAt === null ? t('state.byHand') : nextAt <= now ? t('state.soon') : <Moment at={nextAt} />}
      </Fact>
      <Fact label={t('state.key')}>
        {keyConfirmedAt === null
          ? t('state.noKey')
          : t('state.keyOf', { date: formatDated(keyConfirmedAt, language) })}
      </Fact>
      {restored === null ? null : (
        <Fact label={t('state.restored')}>
          {t('state.restoredText', {
            at: moment(restored.at),
            backupCreatedAt: moment(restored.backupCreatedAt),
          })}
        </Fact>
      )}
    </dl>
  );
}
