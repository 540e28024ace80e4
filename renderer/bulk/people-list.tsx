import { Button, Group, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BulkMember } from '../../shared/bulk.ts';
import type { BulkProgress } from '../../shared/bulk-lists.ts';
import { useChannel } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { userRoute } from '../ui/routes.ts';
import classes from './bulk.module.css';
import { PROGRESS_LOOKS, reasonKey } from './progress-looks.ts';

export type Chosen = { progress?: BulkProgress; code?: string };

/** A page of the batch's people: however many there are, a hundred are held. Give it a key of what is chosen. */
export function PeopleList({ bulkId, chosen, title }: { bulkId: string; chosen: Chosen; title: string }) {
  const { t } = useTranslation('bulk');
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const after = starts.at(-1) ?? 0;
  const { data, error } = useChannel(
    'bulk.members',
    { bulkId, ...chosen, after },
    { placeholderData: keepPreviousData },
  );
  const members = data?.members ?? [];
  return (
    <section aria-labelledby="bulk-people" className={classes.people}>
      <h2 id="bulk-people" className={classes.heading}>
        {title}
      </h2>
      {error && <Refusal refusal={error.refusal} />}
      {data !== undefined && members.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('board.none')}
        </Text>
      )}
      {members.length > 0 && (
        <ul className={classes.list}>
          {members.map((member) => (
            <Person key={member.position} member={member} />
          ))}
        </ul>
      )}
      {(starts.length > 1 || data?.more) && (
        <Pager
          previous={starts.length > 1 ? () => setStarts(starts.slice(0, -1)) : null}
          next={data?.more ? () => setStarts([...starts, members.at(-1)?.position ?? after]) : null}
        />
      )}
    </section>
  );
}

export function Pager({ previous, next }: { previous: (() => void) | null; next: (() => void) | null }) {
  const { t } = useTranslation('bulk');
  return (
    <Group justify="center" gap="xs" mt="sm">
      <Button variant="default" size="xs" disabled={previous === null} onClick={() => previous?.()}>
        {t('board.previous')}
      </Button>
      <Button variant="default" size="xs" disabled={next === null} onClick={() => next?.()}>
        {t('board.next')}
      </Button>
    </Group>
  );
}

function Person({ member }: { member: BulkMember }) {
  const { t } = useTranslation('bulk');
  const { tone, Icon } = PROGRESS_LOOKS[member.progress];
  return (
    <li className={classes.person}>
      <span className={classes.standing} data-tone={tone}>
        <Icon size={16} stroke={1.8} aria-hidden />
        {t(`progress.${member.progress}`)}
      </span>
      <Link
        href={userRoute(member.userId)}
        className={classes.name}
        aria-label={t('board.card', { name: member.name })}
      >
        {member.name}
      </Link>
      <span className={classes.dim}>{[member.department, member.login].filter(Boolean).join(' · ')}</span>
      <span className={classes.what}>
        {member.code === null
          ? member.answer === null
            ? member.email
            : t('board.answer', { answer: member.answer })
          : t(`why.${reasonKey(member.code)}`)}
      </span>
    </li>
  );
}
