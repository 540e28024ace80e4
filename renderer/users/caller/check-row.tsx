import { Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedCheck } from '../../../shared/lists.ts';
import type { UserCard } from '../../../shared/models.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useCommand } from '../../queries.ts';
import { CHECK_ICONS } from '../../ui/recorded-checks.tsx';
import { Refusal, refusalText } from '../../ui/refusal.tsx';
import { formatMoment } from '../../ui/time-format.ts';
import styles from './caller.module.css';

type Props = {
  card: UserCard;
  kind: RecordedCheck;
  opened: boolean;
  disabled: boolean;
  onToggle(): void;
  onRecorded(): void;
};

/** One way to check the caller: a click opens its field, Enter records it. */
export function CheckRow({ card, kind, opened, disabled, onToggle, onRecorded }: Props) {
  const { t } = useTranslation('caller');
  const language = useLanguage();
  const panel = useId();
  const Icon = CHECK_ICONS[kind];
  const { phone, verification } = card;
  const closed =
    kind !== 'call-back'
      ? null
      : phone === null
        ? t('checks.noNumber')
        : verification.phoneFrom === null
          ? null
          : t('checks.cooling', { at: formatMoment(verification.phoneFrom, language) });
  const dead = disabled || closed !== null;
  return (
    <li>
      <UnstyledButton
        className={styles.row}
        aria-expanded={opened}
        aria-disabled={dead}
        aria-controls={opened ? panel : undefined}
        data-check={dead ? undefined : kind}
        onClick={() => !dead && onToggle()}
      >
        <Icon size={17} stroke={1.8} aria-hidden />
        <span className={styles.rowWords}>
          {t(`check.${kind}`)}
          {closed !== null && <span className={styles.quiet}>{closed}</span>}
          {kind === 'call-back' && closed === null && <span className={styles.quiet}>{phone}</span>}
        </span>
        <IconChevronDown size={16} aria-hidden className={styles.rowChevron} />
      </UnstyledButton>
      {opened && <Evidence card={card} kind={kind} id={panel} onCancel={onToggle} onRecorded={onRecorded} />}
    </li>
  );
}

type EvidenceProps = {
  card: UserCard;
  kind: RecordedCheck;
  id: string;
  onCancel(): void;
  onRecorded(): void;
};

function Evidence({ card, kind, id, onCancel, onRecorded }: EvidenceProps) {
  const { t } = useTranslation('caller');
  const { t: errors } = useTranslation('errors');
  const record = useCommand('callers.check');
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (record.isPending) return;
    if (kind !== 'call-back' && note.trim().length < 2) {
      setError(refusalText(errors, { code: 'evidence-missing', details: { kind } }));
      return;
    }
    record.mutate({ userId: card.id, kind, note }, { onSuccess: onRecorded });
  }

  return (
    <form id={id} className={styles.evidence} onSubmit={submit}>
      {kind === 'call-back' && (
        <div>
          <Text size="sm" c="dimmed">
            {t('checks.numberHint')}
          </Text>
          <p className={styles.dial}>
            <span className={styles.quiet}>{t('checks.number')}</span> {card.phone}
          </p>
        </div>
      )}
      <TextInput
        autoFocus
        label={t(`checks.note.${kind}`)}
        description={t(`checks.hint.${kind}`)}
        maxLength={kind === 'ticket' ? 100 : 200}
        autoComplete="off"
        value={note}
        error={error}
        onChange={(event) => {
          setNote(event.currentTarget.value);
          setError(null);
        }}
      />
      {record.error && <Refusal refusal={record.error.refusal} />}
      <Group gap="xs">
        <Button type="submit" size="compact-md" loading={record.isPending}>
          {t('checks.record')}
        </Button>
        <Button variant="default" size="compact-md" onClick={onCancel}>
          {t('checks.cancel')}
        </Button>
      </Group>
    </form>
  );
}
