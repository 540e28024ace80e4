import { Anchor, Button, Checkbox, Text, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Outlier } from '../../../shared/review.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { userRoute } from '../../ui/routes.ts';
import { formatMoment } from '../../ui/time-format.ts';
import activity from '../activity.module.css';
import { EntryRow } from '../entry-row.tsx';
import type { Look } from './month-outliers.tsx';
import { OUTLIER_ICONS } from './outlier-icons.ts';
import classes from './review.module.css';

/** One thing that stands out: what it is, why it is worth a look, its entries, a tick and a note. */
export function OutlierCard({
  outlier,
  look,
  signed,
  onLook,
}: {
  outlier: Outlier;
  look: Look;
  /** The month is signed off: everything stays as it was. */
  signed: boolean;
  onLook(look: Look): void;
}) {
  const { t } = useTranslation('review');
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const Icon = OUTLIER_ICONS[outlier.kind];
  const title = useTitle(outlier);
  return (
    <li className={classes.card} data-seen={look.seen} aria-labelledby={titleId}>
      <Icon className={classes.icon} size={20} stroke={1.7} aria-hidden />
      <div className={classes.words}>
        <h2 className={classes.title} id={titleId}>
          {title}
        </h2>
        <Text size="sm" c="dimmed">
          {t(`why.${outlier.kind}`)}
        </Text>
        <Facts outlier={outlier} />
        {outlier.own && (
          <Text size="sm" className={classes.own}>
            {t('own')}
          </Text>
        )}
        <Note title={title} look={look} signed={signed} onLook={onLook} />
        {open && <Entries outlier={outlier} />}
      </div>
      <div className={classes.acts}>
        <Checkbox
          label={t('seen')}
          aria-label={t('seenFor', { what: title })}
          checked={look.seen}
          disabled={signed}
          onChange={(event) => onLook({ ...look, seen: event.currentTarget.checked })}
        />
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'hide' : 'show')}
        </Button>
      </div>
    </li>
  );
}

function useTitle({ kind, userName, userId, operatorName }: Outlier): string {
  const { t } = useTranslation('review');
  const nobody = userId === null ? t('unknownUser') : t('someUser');
  const user = userName === null ? nobody : t('aUser', { name: userName });
  const operator = operatorName === null ? t('someone') : t('anOperator', { name: operatorName });
  return t(`kind.${kind}`, { user, operator });
}

function Facts({ outlier: { count, from, to, userId, userName } }: { outlier: Outlier }) {
  const { t } = useTranslation('review');
  const language = useLanguage();
  const [first, last] = [formatMoment(from, language), formatMoment(to, language)];
  return (
    <p className={classes.facts}>
      <span>{first === last ? first : t('rangeDays', { from: first, to: last })}</span>
      <span>{t('count', { count })}</span>
      {userId !== null && userName !== null && (
        <Anchor component={Link} href={userRoute(userId)} inherit underline="always">
          {userName}
        </Anchor>
      )}
    </p>
  );
}

function Note({
  title,
  look,
  signed,
  onLook,
}: {
  title: string;
  look: Look;
  signed: boolean;
  onLook(look: Look): void;
}) {
  const { t } = useTranslation('review');
  const [asked, setAsked] = useState(false);
  if (signed) return look.note === '' ? null : <blockquote className={classes.note}>{look.note}</blockquote>;
  if (!asked && look.note === '') {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.addNote}
        aria-label={`${t('addNote')}: ${title}`}
        onClick={() => setAsked(true)}
      >
        {t('addNote')}
      </Button>
    );
  }
  return (
    <Textarea
      aria-label={t('noteFor', { what: title })}
      placeholder={t('noteHint')}
      autosize
      minRows={1}
      maxLength={500}
      autoFocus={asked}
      value={look.note}
      onChange={(event) => onLook({ ...look, note: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
    />
  );
}

function Entries({ outlier: { entries, count } }: { outlier: Outlier }) {
  const { t } = useTranslation('review');
  const language = useLanguage();
  return (
    <>
      <ol className={`${activity.entries} ${classes.entries}`}>
        {entries.map((entry) => (
          <EntryRow key={entry.seq} entry={entry} day={formatMoment(entry.at, language)} />
        ))}
      </ol>
      {count > entries.length && (
        <Text size="xs" c="dimmed">
          {t('shownFirst', { shown: entries.length, count })}
        </Text>
      )}
    </>
  );
}
