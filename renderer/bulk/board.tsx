import { Alert, Badge, Progress, Text } from '@mantine/core';
import { IconHandStop, IconHistory, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkBoard } from '../../shared/bulk.ts';
import type { BulkProgress } from '../../shared/bulk-lists.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDuration } from '../ui/duration.ts';
import { Moment } from '../ui/time.tsx';
import { BoardActs } from './board-acts.tsx';
import classes from './bulk.module.css';
import { STATE_COLOURS } from './earlier-bulks.tsx';
import { PeopleList } from './people-list.tsx';
import { PROGRESS_LOOKS, PROGRESSES, sumOf } from './progress-looks.ts';
import { SlipsPanel } from './slips-panel.tsx';
import { Tiles } from './tiles.tsx';

const MINUTE = 60_000;
/** Always there, so that the board does not jump while mails go out. */
const ALWAYS: readonly BulkProgress[] = ['ready', 'queued', 'handed-over', 'used', 'failed', 'left-out'];

/** Where everybody stands: what the database says of each reset and mail, in the words of the reset's states. */
export function Board({ board }: { board: BulkBoard }) {
  const { t } = useTranslation('bulk');
  const { bulk, counts } = board;
  const [shown, setShown] = useState<BulkProgress | null>(null);
  return (
    <>
      <div className={classes.head}>
        <Badge size="lg" color={STATE_COLOURS[bulk.state]} variant="light">
          {t(`state.${bulk.state}`)}
        </Badge>
        <Text size="sm" c="dimmed">
          {t('board.who', { name: bulk.runBy ?? bulk.createdBy })}
          {bulk.startedAt !== null && (
            <>
              {' · '}
              <Moment at={bulk.startedAt} />
            </>
          )}
          {' · '}
          {t('board.reason', { reason: bulk.reason ?? '' })}
        </Text>
      </div>
      <Standing board={board} />
      <Tiles
        label={t('board.tiles')}
        pressed={shown}
        onPress={(key) => setShown(PROGRESSES.find((one) => one === key && one !== shown) ?? null)}
        tiles={PROGRESSES.filter((one) => ALWAYS.includes(one) || sumOf(counts, one) > 0).map((progress) => ({
          key: progress,
          label: t(`progress.${progress}`),
          hint: t(`means.${progress}`),
          count: sumOf(counts, progress),
          ...PROGRESS_LOOKS[progress],
        }))}
      />
      <BoardActs board={board} />
      {board.slips + sumOf(counts, 'printed') > 0 && <SlipsPanel board={board} />}
      {shown !== null && (
        <PeopleList
          key={shown}
          bulkId={bulk.id}
          title={t(`progress.${shown}`)}
          chosen={{ progress: shown }}
        />
      )}
    </>
  );
}

/** What is going on, in one sentence, and how far it has come. */
function Standing({ board }: { board: BulkBoard }) {
  const { t } = useTranslation('bulk');
  const language = useLanguage();
  const { bulk, counts, mailsPerMinute, heldBack } = board;
  const left = sumOf(counts, 'ready') + (bulk.live === 'replace' ? sumOf(counts, 'has-live') : 0);
  const done = bulk.members - left;
  const open = bulk.state !== 'cancelled';
  const time = formatDuration((left / mailsPerMinute) * MINUTE, language);
  return (
    <section aria-label={t('board.title')} className={classes.standingBox}>
      <Progress
        value={bulk.members === 0 ? 100 : (done / bulk.members) * 100}
        aria-label={t('board.title')}
        color={bulk.state === 'paused' || heldBack ? 'orange' : 'blue'}
      />
      <div role="status">
        {bulk.state === 'paused' && bulk.pausedFor !== null && (
          <Alert role="note" color="orange" icon={<IconPlayerPause size={18} aria-hidden />}>
            {t(`board.paused.${bulk.pausedFor}`, { left: t('earlier.people', { count: left }) })}
          </Alert>
        )}
        {heldBack && (
          <Alert role="note" color="orange" icon={<IconHandStop size={18} aria-hidden />}>
            {t('board.heldBack')}
          </Alert>
        )}
        {bulk.state === 'running' && !heldBack && (
          <Text size="sm">{t('board.running', { rate: mailsPerMinute, left, time })}</Text>
        )}
        {bulk.interrupted > 0 && open && (
          <Alert role="note" color="orange" icon={<IconHistory size={18} aria-hidden />}>
            {t('board.interrupted', { count: bulk.interrupted })}
          </Alert>
        )}
        {bulk.state === 'finished' && bulk.interrupted === 0 && <Text size="sm">{t('board.finished')}</Text>}
        {bulk.state === 'cancelled' && <Text size="sm">{t('board.cancelled')}</Text>}
      </div>
    </section>
  );
}
