import { Button, Group, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '../../../shared/contract.ts';
import type { Refusal as RefusalData } from '../../../shared/errors.ts';
import type { Leaver } from '../../../shared/feed.ts';
import type { LeaverDecision } from '../../../shared/feed-lists.ts';
import { refusalOf } from '../../client.ts';
import { useChannel, useCommand } from '../../queries.ts';
import { ConfirmDialog } from '../../ui/confirm.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Moment } from '../../ui/time.tsx';
import { Section } from '../section.tsx';
import classes from '../settings.module.css';
import styles from './feed.module.css';

type Said = { decision: LeaverDecision; count: number } | null;

/** Who came from the feed and is missing now: to be disabled or kept, one by one or all. */
export function Leavers() {
  const { t } = useTranslation('feed');
  const { data, error } = useChannel('feed.leavers', {});
  const settle = useCommand('feed.settle');
  const list = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said>(null);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  if (error) return <Refusal refusal={error.refusal} />;
  if (data === undefined) return null;
  const { leavers, total, listedAt } = data;

  async function decide(decision: LeaverDecision, whom: InputOf<'feed.settle'>['whom']) {
    setRefusal(null);
    setSaid(null);
    try {
      const { settled } = await settle.mutateAsync({ decision, whom });
      setSaid({ decision, count: settled });
    } catch (refused) {
      setRefusal(refusalOf(refused));
    }
    setAsking(false);
    // The row with the button that was pressed is gone.
    list.current?.focus();
  }

  return (
    <Section
      title={t('leavers.title')}
      about={t('leavers.about')}
      actions={
        total > 1 && (
          <Group gap="xs">
            <Button
              variant="default"
              disabled={settle.isPending}
              onClick={() => void decide('keep', { kind: 'all', listedAt })}
            >
              {t('leavers.keepAll')}
            </Button>
            <Button color="red" disabled={settle.isPending} onClick={() => setAsking(true)}>
              {t('leavers.disableAll', { count: total })}
            </Button>
          </Group>
        )
      }
    >
      <div ref={list} tabIndex={-1} style={{ outline: 'none' }}>
        <Text size="sm" role="status">
          {said === null ? '' : t(`leavers.${said.decision === 'disable' ? 'disabled' : 'kept'}`, said)}
        </Text>
      </div>
      {refusal && <Refusal refusal={refusal} />}
      <div className={classes.card}>
        {total === 0 ? (
          <Text size="sm" c="dimmed" className={classes.fields}>
            {t('leavers.none')}
          </Text>
        ) : (
          <ul className={styles.leavers} aria-label={t('leavers.list')}>
            {leavers.map((leaver) => (
              <LeaverRow
                key={leaver.userId}
                leaver={leaver}
                busy={settle.isPending}
                onDecide={(decision) => void decide(decision, { kind: 'some', userIds: [leaver.userId] })}
              />
            ))}
          </ul>
        )}
      </div>
      {leavers.length < total && (
        <Text size="sm" c="dimmed">
          {t('leavers.more', { shown: leavers.length, total })}
        </Text>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('leavers.disableTitle', { count: total })}
        confirm={t('leavers.disableConfirm', { count: total })}
        danger
        busy={settle.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => void decide('disable', { kind: 'all', listedAt })}
      >
        {t('leavers.disableText')}
      </ConfirmDialog>
    </Section>
  );
}

function LeaverRow({
  leaver,
  busy,
  onDecide,
}: {
  leaver: Leaver;
  busy: boolean;
  onDecide(decision: LeaverDecision): void;
}) {
  const { t } = useTranslation('feed');
  const { name, login, department, staffNumber, email, missingSince } = leaver;
  const facts = [department, staffNumber, login, email === login ? null : email].filter(
    (fact) => fact !== null,
  );
  return (
    <li>
      <div className={styles.who}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {t('leavers.since')} <Moment at={missingSince} />
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          aria-label={t('leavers.keepOne', { name })}
          onClick={() => onDecide('keep')}
        >
          {t('leavers.keep')}
        </Button>
        <Button
          size="xs"
          variant="light"
          color="red"
          disabled={busy}
          aria-label={t('leavers.disableOne', { name })}
          onClick={() => onDecide('disable')}
        >
          {t('leavers.disable')}
        </Button>
      </Group>
    </li>
  );
}
