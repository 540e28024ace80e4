import { Badge, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BulkState } from '../../shared/bulk-lists.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useChannel } from '../queries.ts';
import { moveInList } from '../ui/move-in-list.ts';
import { bulkRoute } from '../ui/routes.ts';
import { Moment } from '../ui/time.tsx';
import { formatMoment } from '../ui/time-format.ts';
import classes from './bulk.module.css';

export const STATE_COLOURS: Record<BulkState, string> = {
  gathering: 'gray',
  draft: 'gray',
  running: 'blue',
  paused: 'orange',
  finished: 'teal',
  cancelled: 'gray',
};

/** Every batch there was, newest first, and the dry run that waits. */
export function EarlierBulks() {
  const { t } = useTranslation('bulk');
  const language = useLanguage();
  const bulks = useChannel('bulk.list', { limit: 20 }).data?.bulks ?? [];
  return (
    <section aria-labelledby="bulk-earlier" className={classes.section}>
      <h2 id="bulk-earlier" className={classes.heading}>
        {t('earlier.title')}
      </h2>
      {bulks.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('earlier.none')}
        </Text>
      ) : (
        <ul className={classes.list} onKeyDown={moveInList}>
          {bulks.map((bulk) => {
            const state = t(`state.${bulk.state}`);
            const time = formatMoment(bulk.createdAt, language);
            return (
              <li key={bulk.id} className={classes.bulk}>
                <UnstyledButton
                  component={Link}
                  href={bulkRoute(bulk.id)}
                  className={classes.open}
                  data-row
                  aria-label={t('earlier.open', { time, state })}
                />
                <span>
                  <Badge color={STATE_COLOURS[bulk.state]} variant="light">
                    {state}
                  </Badge>
                </span>
                <span className={classes.words}>
                  <strong>{t('earlier.people', { count: bulk.members })}</strong>
                  <span className={classes.dim}>{t(`source.${bulk.source}`)}</span>
                </span>
                <span className={classes.words}>{bulk.reason ?? t('earlier.draft')}</span>
                <span className={classes.dim}>
                  <Moment at={bulk.startedAt ?? bulk.createdAt} /> · {bulk.runBy ?? bulk.createdBy}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
