import { Button, Group, Skeleton, Text } from '@mantine/core';
import { IconBan, IconFilterOff, IconListDetails, IconShieldCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ResetView } from '../../shared/models.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { moveInList } from '../ui/move-in-list.ts';
import { Page } from '../ui/page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useMay } from '../use-status.ts';
import { LedgerFilters } from './ledger-filters.tsx';
import { ResetRow } from './reset-row.tsx';
import classes from './resets.module.css';
import { RevokeDialog } from './revoke-dialog.tsx';
import { EVERYTHING, isLive, type LedgerFilter, LIVE_ONLY, useLedger } from './use-ledger.ts';

type Done = { asked: number; revoked: number };

/** Every reset and what its token and code are still worth; what is live can be revoked, alone or with others. */
export function ResetsScreen() {
  const { t } = useTranslation('resets');
  const may = useMay('operator');
  const [filter, setFilter] = useState<LedgerFilter>(LIVE_ONLY);
  const [asked, setAsked] = useState<readonly ResetView[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  const ledger = useLedger(filter);
  const { resets, chosen } = ledger;
  const why = may ? null : t('revoke.role');

  function ask(about: readonly ResetView[]) {
    setDone(null);
    setAsked(about);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    moveInList(event);
    const row = event.target instanceof HTMLElement ? event.target.dataset.reset : undefined;
    const reset = resets.find(({ id }) => id === row);
    if (event.key !== 'Delete' || reset === undefined || !isLive(reset) || !may) return;
    event.preventDefault();
    ask(chosen.includes(reset) ? chosen : [reset]);
  }

  const live = may ? resets.filter(isLive).length : 0;
  return (
    <Page title={t('title')}>
      <div className={classes.head}>
        <LedgerFilters filter={filter} onChange={setFilter} />
        {live > 0 && (
          <Group gap="xs" className={classes.acts}>
            {chosen.length < live && (
              <Button variant="default" size="xs" onClick={ledger.chooseAllLive}>
                {t('chooseAll')}
              </Button>
            )}
            {chosen.length > 0 && (
              <>
                <Button variant="default" size="xs" onClick={ledger.clear}>
                  {t('clear')}
                </Button>
                <Button
                  color="red"
                  size="xs"
                  leftSection={<IconBan size={16} aria-hidden />}
                  onClick={() => ask(chosen)}
                >
                  {t('revoke.many', { count: chosen.length })}
                </Button>
              </>
            )}
          </Group>
        )}
        <div role="status" className={classes.status}>
          {done !== null && <Outcome done={done} />}
        </div>
      </div>
      {ledger.refusal && <Refusal refusal={ledger.refusal} />}
      {!ledger.ready && !ledger.refusal && <Skeleton height={160} radius="md" aria-hidden />}
      {ledger.ready && resets.length === 0 && (
        <Nothing filter={filter} onShowAll={() => setFilter(EVERYTHING)} />
      )}
      {resets.length > 0 && (
        <ul className={classes.list} aria-label={t('list')} onKeyDown={onKeyDown}>
          {resets.map((reset) => (
            <ResetRow
              key={reset.id}
              reset={reset}
              chosen={chosen.includes(reset)}
              why={why}
              onChoose={(next) => ledger.choose(reset.id, next)}
              onRevoke={() => ask([reset])}
            />
          ))}
        </ul>
      )}
      {ledger.hasOlder && (
        <Button variant="default" className={classes.older} onClick={ledger.showOlder}>
          {t('older')}
        </Button>
      )}
      <RevokeDialog
        resets={asked}
        onCancel={() => setAsked([])}
        onDone={(outcome) => {
          setAsked([]);
          ledger.clear();
          setDone(outcome);
        }}
      />
    </Page>
  );
}

/** What happened: others may have been quicker with some of them. */
function Outcome({ done: { asked, revoked } }: { done: Done }) {
  const { t } = useTranslation('resets');
  return (
    <Text size="sm" fw={600}>
      {revoked === asked
        ? t('revoke.done', { count: revoked })
        : t('revoke.doneLess', { revoked, ended: asked - revoked })}
    </Text>
  );
}

function Nothing({ filter, onShowAll }: { filter: LedgerFilter; onShowAll(): void }) {
  const { t } = useTranslation('resets');
  const plain = !filter.mine && filter.text.trim() === '';
  if (plain && filter.state === 'all') {
    return (
      <EmptyState
        icon={<IconListDetails />}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <Button component={Link} href={ROUTES.users}>
            {t('empty.toUsers')}
          </Button>
        }
      />
    );
  }
  const calm = plain && filter.state === 'live';
  return (
    <EmptyState
      icon={calm ? <IconShieldCheck /> : <IconFilterOff />}
      title={t(calm ? 'empty.liveTitle' : 'empty.filteredTitle')}
      text={t(calm ? 'empty.liveText' : 'empty.filteredText')}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t('empty.showAll')}
        </Button>
      }
    />
  );
}
