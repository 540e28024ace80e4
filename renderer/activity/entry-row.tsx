import { ActionIcon, Badge, Text } from '@mantine/core';
import { IconBan, IconChevronDown, IconFlag } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ERROR_CODES } from '../../shared/errors.ts';
import type { ActivityEntry } from '../../shared/models.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { refusalText } from '../ui/refusal.tsx';
import { formatFull } from '../ui/time-format.ts';
import classes from './activity.module.css';
import { EntryDetails, utcOf } from './entry-details.tsx';
import { Sentence } from './sentence.tsx';

/** One entry: its time, its sentence, the refusal's words, and the facts when it is opened. */
export const EntryRow = memo(function EntryRow({
  entry,
  day,
}: {
  entry: ActivityEntry;
  /** Date and time in words, where the list has no headings by day. */
  day?: string;
}) {
  const { t } = useTranslation('activity');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const detailsId = `entry-${entry.seq}`;
  const toggle = open ? t('hideDetails') : t('showDetails');
  return (
    <li className={classes.entry} data-outcome={entry.outcome}>
      <time
        className={classes.time}
        dateTime={utcOf(entry.at)}
        title={`${formatFull(entry.at, language)}\n${utcOf(entry.at)}`}
      >
        {day ?? timeOfDay(entry.at, language)}
      </time>
      <div className={classes.words}>
        <span>
          <Sentence entry={entry} />
        </span>
        {entry.outcome === 'refused' && <RefusedWhy entry={entry} />}
        {open && <EntryDetails entry={entry} id={detailsId} />}
      </div>
      <ExceptionMark entry={entry} />
      {entry.outcome === 'refused' && (
        <Badge
          className={classes.mark}
          color="red"
          variant="light"
          leftSection={<IconBan size={13} stroke={2} aria-hidden />}
        >
          {t('refused')}
        </Badge>
      )}
      <ActionIcon
        className={classes.toggle}
        data-row
        variant="subtle"
        color="gray"
        aria-expanded={open}
        aria-controls={open ? detailsId : undefined}
        aria-label={`${toggle} (${entry.seq})`}
        title={toggle}
        onClick={() => setOpen(!open)}
      >
        <IconChevronDown size={16} style={open ? { rotate: '180deg' } : {}} aria-hidden />
      </ActionIcon>
    </li>
  );
});

/** What an auditor looks for: a password without a token, and one that somebody else than its user knows. */
function ExceptionMark({ entry: { action, outcome, details } }: { entry: ActivityEntry }) {
  const { t } = useTranslation('activity');
  if (outcome === 'refused') return null;
  const onBehalf = action === 'password-set' && details.way === 'typed-on-behalf';
  if (!onBehalf && action !== 'temporary-password-set') return null;
  return (
    <Badge
      className={classes.mark}
      color="orange"
      variant="light"
      leftSection={<IconFlag size={13} stroke={2} aria-hidden />}
    >
      {t(onBehalf ? 'mark.onBehalf' : 'mark.withoutToken')}
    </Badge>
  );
}

function RefusedWhy({ entry }: { entry: ActivityEntry }) {
  const { t } = useTranslation('errors');
  const code = ERROR_CODES.find((known) => known === entry.code);
  const details = Object.fromEntries(
    Object.entries(entry.details).filter(
      (fact): fact is [string, string | number] => typeof fact[1] === 'string' || typeof fact[1] === 'number',
    ),
  );
  return (
    <Text size="sm" c="dimmed">
      {code === undefined ? entry.code : refusalText(t, { code, details })}
    </Text>
  );
}

function timeOfDay(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    at,
  );
}
