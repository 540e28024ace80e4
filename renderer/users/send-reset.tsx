import { Loader, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useMay } from '../use-status.ts';
import { asRefusal } from './as-refusal.ts';
import { SendConfirm } from './send-confirm.tsx';
import styles from './send-reset.module.css';
import { SendResult } from './send-result.tsx';

/** One panel from the question to the mail server's answer, so that the eye never has to look elsewhere. */
export function SendReset({ card, onLeave }: { card: UserCard; onLeave(): void }) {
  const { t } = useTranslation('users');
  const may = useMay('operator');
  const send = useCommand('resets.send');
  const title = useRef<HTMLHeadingElement>(null);
  const busy = useRef(false);
  const [checked, setChecked] = useState(false);

  const settled = send.isSuccess || send.isError;
  useEffect(() => {
    if (settled) title.current?.focus();
  }, [settled]);

  function confirm() {
    if (busy.current) return;
    busy.current = true;
    send.mutate({ userId: card.id }, { onSettled: () => (busy.current = false) });
  }

  const forbidden = asRefusal(card.sendRefusal);
  const refusal = send.error?.refusal ?? forbidden;
  return (
    <section className={styles.sendPanel} aria-label={t('send.action')}>
      {send.isPending ? (
        <div className={styles.sendBusy} role="status">
          <Loader size="sm" aria-hidden />
          <div>
            <Text fw={600}>{t('send.sending')}</Text>
            <Text size="sm" c="dimmed">
              {t('send.sendingText')}
            </Text>
          </div>
        </div>
      ) : send.data ? (
        <SendResult
          sent={send.data}
          card={card}
          titleRef={title}
          onAgain={() => send.reset()}
          onLeave={onLeave}
        />
      ) : (
        <SendConfirm
          card={card}
          checked={checked}
          onCheck={setChecked}
          refused={forbidden !== null || !may}
          retry={send.isError}
          onConfirm={confirm}
          onCancel={onLeave}
        >
          {refusal && <Refusal refusal={refusal} />}
        </SendConfirm>
      )}
    </section>
  );
}
