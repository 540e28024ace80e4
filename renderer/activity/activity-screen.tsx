import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract.ts';
import type { ActivityEntry } from '../../shared/models.ts';
import { type CallRefused, call, refusalOf } from '../client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useChannel } from '../queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { activityStart } from '../ui/routes.ts';
import { useNow } from '../ui/time.tsx';
import classes from './activity.module.css';
import { dayWords, groupByDay } from './days.ts';
import { EntryRow } from './entry-row.tsx';
import { EvidenceActions } from './evidence-actions.tsx';
import { FilterBar } from './filter-bar.tsx';
import { datesReversed, filterInput, isFiltered, NO_FILTERS, startFilters } from './filters.ts';
import { useVerify } from './verify/use-verify.ts';
import { VerifyPanel } from './verify/verify-panel.tsx';

/** The activity log, newest first, as sentences. */
export function ActivityScreen() {
  const { t } = useTranslation('activity');
  const [path] = useLocation();
  const [filters, setFilters] = useState(() => startFilters(activityStart(path)));
  const [settled] = useDebouncedValue(filters, 200);
  const reversed = datesReversed(settled);
  const log = useActivity(settled, !reversed);
  const entries = useMemo(() => log.data?.pages.flatMap((page) => page.entries) ?? [], [log.data]);
  const filtered = isFiltered(settled);
  const verify = useVerify();
  const [exported, setExported] = useState('');

  return (
    <Page
      title={t('title')}
      actions={<EvidenceActions filters={filters} verify={verify} onExported={setExported} />}
    >
      <Stack gap="md">
        <About exported={exported} />
        <VerifyPanel verify={verify} />
        <FilterBar
          value={filters}
          onChange={setFilters}
          result={log.data && entries.length > 0 ? t('count', { count: entries.length }) : ''}
        />
        {log.error && <Refusal refusal={refusalOf(log.error)} />}
        {log.isPending && !reversed && <Skeleton height={160} radius="md" aria-hidden />}
        {log.data && entries.length === 0 && (
          <EmptyState
            icon={filtered ? <IconFilterOff /> : <IconHistory />}
            title={t(filtered ? 'empty.filteredTitle' : 'empty.title')}
            text={t(filtered ? 'empty.filteredText' : 'empty.text')}
            action={
              filtered ? (
                <Button variant="default" onClick={() => setFilters(NO_FILTERS)}>
                  {t('clear')}
                </Button>
              ) : undefined
            }
          />
        )}
        {entries.length > 0 && <Days entries={entries} />}
        {log.hasNextPage ? (
          <Button
            variant="default"
            style={{ alignSelf: 'center' }}
            loading={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t('older')}
          </Button>
        ) : (
          entries.length > 0 && (
            <Text size="sm" c="dimmed" ta="center">
              {t(filtered ? 'oldestMatch' : 'oldest')}
            </Text>
          )
        )}
      </Stack>
    </Page>
  );
}

/** What the log is and how long it is kept, and what the last export wrote. */
function About({ exported }: { exported: string }) {
  const { t } = useTranslation(['activity', 'evidence']);
  const { data } = useChannel('evidence.state', {});
  return (
    <div>
      <Text size="sm" c="dimmed" maw={760}>
        {t('about')} {data && t('evidence:retention', { count: data.retentionYears })}
      </Text>
      <Text size="sm" role="status">
        {exported}
      </Text>
    </div>
  );
}

/** Pages by `before`; the key starts with the channel, so that main's `changed` asks again. */
function useActivity(filters: typeof NO_FILTERS, enabled: boolean) {
  const input = filterInput(filters);
  return useInfiniteQuery<
    OutputOf<'activity.list'>,
    CallRefused,
    { pages: OutputOf<'activity.list'>[] },
    readonly ['activity.list', typeof input],
    number | null
  >({
    queryKey: ['activity.list', input],
    queryFn: ({ pageParam }) =>
      call('activity.list', pageParam === null ? input : { ...input, before: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => (page.more ? (page.entries.at(-1)?.seq ?? null) : null),
    placeholderData: keepPreviousData,
    enabled,
  });
}

function Days({ entries }: { entries: readonly ActivityEntry[] }) {
  const { t } = useTranslation('activity');
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <section aria-label={t('list')}>
      {groupByDay(entries).map((day) => (
        <div key={day.entries[0]?.seq}>
          <h2 className={classes.day}>
            {dayWords(day.at, now, language, { today: t('today'), yesterday: t('yesterday') })}
          </h2>
          <ol className={classes.entries}>
            {day.entries.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
