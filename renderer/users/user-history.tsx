import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry, ResetView, UserCard } from '../../shared/models.ts';
import { ResetStateBadge } from '../ui/state-badge.tsx';
import { Moment } from '../ui/time.tsx';
import pieces from './pieces.module.css';
import styles from './user-card.module.css';

const AT_FIRST = 6;

/** What happened to this person: their resets, or every line of the activity log. */
export function UserHistory({ card }: { card: UserCard }) {
  const { t } = useTranslation('users');
  const [shown, setShown] = useState<'resets' | 'activity'>('resets');
  const [all, setAll] = useState(false);
  const lines =
    shown === 'resets'
      ? card.resets.map((reset) => <ResetLine key={reset.id} reset={reset} />)
      : card.history.map((entry) => <ActivityLine key={entry.seq} entry={entry} />);
  return (
    <section className={styles.section} aria-labelledby="user-history">
      <div className={styles.sectionHead}>
        <h3 id="user-history" className={pieces.sectionTitle}>
          {t('history.title')}
        </h3>
        <SegmentedControl
          size="xs"
          aria-label={t('history.title')}
          value={shown}
          onChange={(next) => setShown(next === 'activity' ? 'activity' : 'resets')}
          data={[
            { value: 'resets', label: t('history.resets') },
            { value: 'activity', label: t('history.activity') },
          ]}
        />
      </div>
      {lines.length === 0 ? (
        <p className={pieces.dimmed}>{t(shown === 'resets' ? 'history.noResets' : 'history.noActivity')}</p>
      ) : (
        <ul className={styles.history}>{all ? lines : lines.slice(0, AT_FIRST)}</ul>
      )}
      {lines.length > AT_FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
          {t(all ? 'history.less' : 'history.more')}
        </Button>
      )}
    </section>
  );
}

function ResetLine({ reset }: { reset: ResetView }) {
  const { t } = useTranslation('users');
  const { t: temporary } = useTranslation('temporary');
  const { t: common } = useTranslation('common');
  return (
    <li>
      <ResetStateBadge reset={reset} />
      <span className={styles.historyAddress}>
        {reset.spentBy === null
          ? (reset.sentTo ?? (reset.slip ? common('onPaper') : temporary('line')))
          : t(`history.spent.${reset.spentBy}`)}
      </span>
      <span className={pieces.dimmed}>
        <Moment at={reset.issuedAt} /> · {t('history.by', { name: reset.issuedBy })}
      </span>
    </li>
  );
}

function ActivityLine({ entry }: { entry: ActivityEntry }) {
  const { t } = useTranslation('users');
  const { t: tActivity } = useTranslation('activity');
  const { t: feed } = useTranslation('feed');
  const name = entry.operatorName;
  const throughFeed = entry.details.through === 'feed';
  return (
    <li>
      <span className={styles.historyText}>
        {tActivity(`actions.${entry.action}`)}
        {entry.outcome === 'refused' && <span className={styles.refused}> · {t('history.refused')}</span>}
      </span>
      <span className={pieces.dimmed}>
        <Moment at={entry.at} /> ·{' '}
        {name === null
          ? t('history.bySystem')
          : throughFeed
            ? feed('by', { name })
            : t('history.by', { name })}
      </span>
    </li>
  );
}
