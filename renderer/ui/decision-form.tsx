import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../shared/caller.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import styles from './decision-form.module.css';
import { RecordedChecks } from './recorded-checks.tsx';
import { Refusal } from './refusal.tsx';
import { Moment } from './time.tsx';

type Props = {
  approval: ApprovalView;
  busy: boolean;
  refusal: RefusalData | null;
  /** Why it cannot be decided yet; null when it can. */
  blocked?: string | null;
  onDecide(decision: 'approved' | 'refused', note: string): void;
  /** Fields above the note. */
  children?: ReactNode;
};

/** What a second operator must know before deciding, and the two answers; refusing wants a reason. */
export function DecisionForm({ approval, busy, refusal, blocked = null, onDecide, children }: Props) {
  const { t } = useTranslation('caller');
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  function decide(decision: 'approved' | 'refused') {
    if (busy) return;
    if (blocked !== null) return setError(blocked);
    if (decision === 'refused' && note.trim().length < 2) {
      setError(t('decide.noteNeeded'));
      field.current?.focus();
      return;
    }
    setError(null);
    onDecide(decision, note.trim());
  }

  return (
    // Enter answers nothing: approving is a decision with a button of its own.
    <form onSubmit={(event: FormEvent) => event.preventDefault()}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('decide.lead')}
        </Text>
        <Facts approval={approval} />
        {children}
        <TextInput
          ref={field}
          label={t('decide.note')}
          description={t('decide.noteHint')}
          maxLength={500}
          value={note}
          error={error}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            setError(null);
          }}
        />
        {refusal && <Refusal refusal={refusal} />}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            leftSection={<IconX size={17} aria-hidden />}
            onClick={() => decide('refused')}
          >
            {t('decide.refuse')}
          </Button>
          <Button
            loading={busy}
            leftSection={<IconCheck size={17} aria-hidden />}
            onClick={() => decide('approved')}
          >
            {t('decide.approve')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Facts({ approval }: { approval: ApprovalView }) {
  const { t } = useTranslation('caller');
  const { refusedBefore } = approval;
  return (
    <>
      {refusedBefore && (
        <div className={styles.before} role="note">
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            <strong>{t('decide.before', { name: refusedBefore.by })}</strong> ·{' '}
            <Moment at={refusedBefore.at} />
            <br />“{refusedBefore.note}”
          </span>
        </div>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{t('decide.by')}</dt>
          <dd>
            {approval.askedBy} · <Moment at={approval.askedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('decide.why')}</dt>
          <dd className={styles.reason}>{approval.reason}</dd>
        </div>
        {approval.department !== null && (
          <div>
            <dt>{t('decide.department')}</dt>
            <dd>{approval.department}</dd>
          </div>
        )}
        {approval.email !== null && (
          <div>
            <dt>{t('decide.address')}</dt>
            <dd>{approval.email}</dd>
          </div>
        )}
        <div>
          <dt>{t('decide.checks')}</dt>
          <dd>
            {approval.checks.length === 0 ? (
              <span className={styles.none}>{t('decide.noChecks')}</span>
            ) : (
              <RecordedChecks checks={approval.checks} />
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}
