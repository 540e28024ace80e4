import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResetState } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import { useCommand } from '../queries.ts';
import { CodeState } from '../ui/code-state.tsx';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ResetStateBadge } from '../ui/state-badge.tsx';
import { Countdown, Moment } from '../ui/time.tsx';
import { useMay } from '../use-status.ts';
import pieces from './pieces.module.css';
import styles from './user-card.module.css';

const LIVE: readonly ResetState[] = ['queued', 'handed-over', 'unknown'];

/** Every token of this person that still works, each with its time left and a way to kill it. */
export function LiveReset({ card }: { card: UserCard }) {
  const { t } = useTranslation('users');
  const { t: common } = useTranslation('common');
  const may = useMay('operator');
  const revoke = useCommand('resets.revoke');
  const [asking, setAsking] = useState<string | null>(null);
  const live = card.resets.filter((reset) => LIVE.includes(reset.state));

  function close() {
    setAsking(null);
    revoke.reset();
  }

  if (live.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="live-reset">
      <h3 id="live-reset" className={pieces.sectionTitle}>
        {t('live.title')}
      </h3>
      {live.map((reset) => (
        <div key={reset.id} className={styles.live}>
          <div className={styles.liveHead}>
            <ResetStateBadge reset={reset} />
            <span className={styles.liveLeft}>
              <Countdown until={reset.expiresAt} />
            </span>
            <ReasonedButton
              variant="default"
              size="compact-sm"
              reason={may ? null : t('reason.viewer')}
              onClick={() => setAsking(reset.id)}
            >
              {t('live.revoke')}
            </ReasonedButton>
          </div>
          <dl className={pieces.inlineFacts}>
            <div>
              <dt>{t('live.sentTo')}</dt>
              <dd>{reset.slip ? common('onPaper') : reset.sentTo}</dd>
            </div>
            <div>
              <dt>{t('live.issuedBy')}</dt>
              <dd>
                {reset.issuedBy} · <Moment at={reset.issuedAt} />
              </dd>
            </div>
            <div>
              <dt>{t('live.code')}</dt>
              <dd>
                <CodeState reset={reset} />
              </dd>
            </div>
          </dl>
        </div>
      ))}
      <ConfirmDialog
        opened={asking !== null}
        title={t('live.revokeTitle')}
        confirm={t('live.revokeConfirm')}
        danger
        busy={revoke.isPending}
        onCancel={close}
        onConfirm={() => asking && revoke.mutate({ resetId: asking }, { onSuccess: close })}
      >
        {t('live.revokeText', { name: card.name })}
        {revoke.error && <Refusal refusal={revoke.error.refusal} />}
      </ConfirmDialog>
    </section>
  );
}
