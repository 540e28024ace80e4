import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalState } from '../../../shared/caller.ts';
import type { UserCard } from '../../../shared/models.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useCommand } from '../../queries.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { formatMoment } from '../../ui/time-format.ts';
import { useMay } from '../../use-status.ts';
import { ApprovalStanding } from './approval-standing.tsx';
import styles from './caller.module.css';
import { DecideHereDialog } from './decide-here-dialog.tsx';

/** Where a protected user's reset stands with the second operator, and the next step to take. */
export function ApprovalBlock({
  card,
  approval,
  asking,
  heading: Heading = 'h4',
}: {
  card: UserCard;
  approval: ApprovalState;
  /** Whether this is the moment to ask; else only what stands is told. */
  asking: boolean;
  /** One below the heading it stands under. */
  heading?: 'h3' | 'h4';
}) {
  const { t } = useTranslation('caller');
  const language = useLanguage();
  const title = useId();
  const { protectedUntil, approvers } = card.verification;
  return (
    <section className={styles.checks} aria-labelledby={title}>
      <Heading id={title} className={styles.partTitle}>
        {t('approval.title')}
      </Heading>
      {protectedUntil !== null && (
        <p className={styles.quiet}>{t('approval.lifted', { at: formatMoment(protectedUntil, language) })}</p>
      )}
      <ApprovalStanding approval={approval} />
      {approval.kind === 'asked' && <Asked card={card} approval={approval} />}
      {asking && (approval.kind === 'needed' || approval.kind === 'refused') && (
        <>
          {approvers === 0 && (
            <p className={styles.warning} role="note">
              {t('approval.nobody')}
            </p>
          )}
          <Ask card={card} />
        </>
      )}
    </section>
  );
}

function Ask({ card }: { card: UserCard }) {
  const { t } = useTranslation('caller');
  const may = useMay('operator');
  const ask = useCommand('approvals.ask');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  if (!may) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ask.isPending) return;
    if (reason.trim().length < 5) setError(t('approval.reasonHint'));
    else ask.mutate({ userId: card.id, reason });
  }

  return (
    <form className={styles.evidence} onSubmit={submit}>
      <TextInput
        data-ask
        label={t('approval.reason')}
        description={t('approval.reasonHint')}
        maxLength={500}
        autoComplete="off"
        value={reason}
        error={error}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setError(null);
        }}
      />
      {ask.error && <Refusal refusal={ask.error.refusal} />}
      <div>
        <Button type="submit" size="compact-md" loading={ask.isPending}>
          {t('approval.ask')}
        </Button>
      </div>
    </form>
  );
}

function Asked({ card, approval }: { card: UserCard; approval: Extract<ApprovalState, { kind: 'asked' }> }) {
  const { t } = useTranslation('caller');
  const may = useMay('operator');
  const admin = useMay('admin');
  const withdraw = useCommand('approvals.withdraw');
  const [deciding, setDeciding] = useState(false);
  const { approvalId } = approval;
  if (!may) return null;
  return (
    <>
      <Group gap="xs">
        <Button data-here size="compact-md" onClick={() => setDeciding(true)}>
          {t('approval.here')}
        </Button>
        {(approval.mine || admin) && (
          <Button
            variant="default"
            size="compact-md"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ approvalId })}
          >
            {t('approval.withdraw')}
          </Button>
        )}
      </Group>
      {withdraw.error && <Refusal refusal={withdraw.error.refusal} />}
      {deciding && (
        <DecideHereDialog name={card.name} approvalId={approvalId} onClose={() => setDeciding(false)} />
      )}
    </>
  );
}
