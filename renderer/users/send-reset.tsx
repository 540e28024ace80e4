import { Button, Loader, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { UserCard, UserRow } from '../../shared/models.ts';
import { useCommand } from '../queries.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { Refusal, refusalText } from '../ui/refusal.tsx';
import { useMay } from '../use-status.ts';
import { canBePutRight } from './can-be-put-right.ts';
import { NOTHING_TOLD, type Told } from './namesakes.tsx';
import { sendRoute } from './opened-user.ts';
import { SendConfirm } from './send-confirm.tsx';
import styles from './send-reset.module.css';
import { SendResult } from './send-result.tsx';

/** One panel from the question to the mail server's answer, so that the eye never has to look elsewhere. */
export function SendReset({ card, onLeave }: { card: UserCard; onLeave(): void }) {
  const { t } = useTranslation('users');
  const { t: tErrors } = useTranslation('errors');
  const { t: tCaller } = useTranslation('caller');
  const [, navigate] = useLocation();
  const may = useMay('operator');
  const send = useCommand('resets.send');
  const title = useRef<HTMLHeadingElement>(null);
  const busy = useRef(false);
  const [told, setTold] = useState<Told>(NOTHING_TOLD);

  const settled = send.isSuccess || send.isError;
  useEffect(() => {
    if (settled) title.current?.focus();
  }, [settled]);

  function confirm() {
    if (busy.current) return;
    busy.current = true;
    const tellApart = card.sameName ? { tellApart: told.answer } : {};
    send.mutate({ userId: card.id, ...tellApart }, { onSettled: () => (busy.current = false) });
  }

  const openOther = (user: Pick<UserRow, 'id'>) => navigate(sendRoute(user.id));
  const foretold = asRefusal(card.sendRefusal);
  const step = foretold !== null && canBePutRight(foretold.code);
  const refusal = send.error?.refusal ?? (step ? null : foretold);
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
          told={told}
          onTold={(next) => {
            setTold(next);
            if (send.isError) send.reset();
          }}
          reason={step ? refusalText(tErrors, foretold) : null}
          refused={(foretold !== null && !step) || !may}
          retry={send.isError}
          onConfirm={confirm}
          onOther={openOther}
          onCancel={onLeave}
        >
          {refusal && <Refusal refusal={refusal} />}
          {refusal?.code === 'same-name-mismatch' && typeof refusal.details?.userId === 'string' && (
            <div>
              <Button variant="default" onClick={() => openOther({ id: String(refusal.details?.userId) })}>
                {tCaller('sameName.open', {
                  name: String(refusal.details.userName),
                  where: String(refusal.details.department),
                })}
              </Button>
            </div>
          )}
        </SendConfirm>
      )}
    </section>
  );
}
