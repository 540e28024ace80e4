import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconFilterOff, IconMailbox } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MailState } from '../../shared/lists.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { useChannel } from '../queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { moveInList } from '../ui/move-in-list.ts';
import { Page } from '../ui/page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { type MailAct, useMailActs, useWhyNot } from './mail-acts.ts';
import { MailConfirm } from './mail-confirm.tsx';
import { MailDetails } from './mail-details.tsx';
import { MailRow } from './mail-row.tsx';
import classes from './outbox.module.css';
import { OutboxResting } from './outbox-resting.tsx';
import { StateFilter } from './state-filter.tsx';
import { whoOf } from './who.ts';

const STEP = 100;
const MOST = 500;

/** Every mail with its true state and the server's own words. */
export function OutboxScreen() {
  const { t } = useTranslation(['outbox', 'common']);
  const [state, setState] = useState<MailState | null>(null);
  const [limit, setLimit] = useState(STEP);
  const [openId, setOpenId] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ mail: OutboxMail; act: MailAct } | null>(null);
  const acts = useMailActs();
  const whyNot = useWhyNot();
  const { data, error, isPending } = useChannel(
    'outbox.list',
    state === null ? { limit } : { state, limit },
    { placeholderData: keepPreviousData },
  );
  const mails = data?.mails ?? [];
  const open = mails.find((mail) => mail.id === openId) ?? null;

  const refusalOn = (mailId: string | null) =>
    acts.refused?.mailId === mailId ? acts.refused.refusal : null;

  function act(mail: OutboxMail, what: MailAct) {
    // Only what cannot be taken back is asked about: a cancelled mail, and a mail that may arrive twice.
    if (what === 'cancel' || mail.state === 'unknown' || mail.maybeTaken) setAsked({ mail, act: what });
    else void acts.run(mail, what);
  }

  return (
    <Page title={t('title')}>
      <Stack gap="md">
        <Group justify="space-between" gap="sm">
          <StateFilter
            value={state}
            onChange={(next) => {
              setState(next);
              setLimit(STEP);
            }}
          />
          {data && (
            <Text size="sm" c="dimmed">
              {data.waiting === 0 ? t('nothingWaiting') : t('waiting', { count: data.waiting })}
            </Text>
          )}
          <div role="status" className={classes.status}>
            {acts.done !== null && <Outcome mail={acts.done} />}
          </div>
        </Group>
        {error && <Refusal refusal={error.refusal} />}
        {data?.resting && <OutboxResting resting={data.resting} />}
        {isPending && <Skeleton height={160} radius="md" aria-hidden />}
        {data && mails.length === 0 && <NoMails filtered={state !== null} onShowAll={() => setState(null)} />}
        {mails.length > 0 && (
          <ul className={classes.list} aria-label={t('list')} onKeyDown={moveInList}>
            {mails.map((mail) => (
              <MailRow
                key={mail.id}
                mail={mail}
                busy={acts.busyWith === mail.id}
                refusal={open === null ? refusalOn(mail.id) : null}
                whyNot={whyNot}
                onOpen={() => {
                  acts.forget();
                  setOpenId(mail.id);
                }}
                onAct={(what) => act(mail, what)}
              />
            ))}
          </ul>
        )}
        {mails.length >= limit && limit < MOST && (
          <Button variant="default" style={{ alignSelf: 'center' }} onClick={() => setLimit(limit + STEP)}>
            {t('more')}
          </Button>
        )}
        {mails.length >= MOST && (
          <Text size="sm" c="dimmed" ta="center">
            {t('full', { count: MOST })}
          </Text>
        )}
      </Stack>
      <MailDetails
        mail={open}
        busy={acts.busyWith !== null && acts.busyWith === openId}
        refusal={refusalOn(openId)}
        whyNot={whyNot}
        onClose={() => setOpenId(null)}
        onAct={act}
      />
      <MailConfirm
        asked={asked}
        onCancel={() => setAsked(null)}
        onConfirm={({ mail, act: what }) => {
          setAsked(null);
          void acts.run(mail, what);
        }}
      />
    </Page>
  );
}

/** The act's true result: the state the mail is in now, in words. */
function Outcome({ mail }: { mail: OutboxMail }) {
  const { t } = useTranslation(['outbox', 'common']);
  return (
    <Text size="sm">
      <strong>{whoOf(mail)}</strong> {t('updated', { state: t(`common:mailState.${mail.state}`) })}{' '}
      {t(`means.${mail.state}`)}
    </Text>
  );
}

function NoMails({ filtered, onShowAll }: { filtered: boolean; onShowAll(): void }) {
  const { t } = useTranslation('outbox');
  return filtered ? (
    <EmptyState
      icon={<IconFilterOff />}
      title={t('empty.filteredTitle')}
      text={t('empty.filteredText')}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t('empty.showAll')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={<IconMailbox />}
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
