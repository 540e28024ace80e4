import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../shared/errors.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { refusalOf } from '../client.ts';
import { useCommand } from '../queries.ts';
import { useMay } from '../use-status.ts';

export type MailAct = 'retry' | 'cancel';

/** Why an act on a mail is not possible now, in words; null when it is. */
export type WhyNot = (mail: OutboxMail, act: MailAct) => string | null;

/** The reasons behind a greyed button. Main decides again when the act arrives. */
export function useWhyNot(): WhyNot {
  const { t } = useTranslation('outbox');
  const may = useMay('operator');
  return (mail, act) => {
    if (act === 'retry' ? mail.canRetry : mail.canCancel) return may ? null : t('why.role');
    if (act === 'retry') return t(`why.${mail.kind === 'reset' ? 'retry' : 'retryNotice'}.${mail.state}`);
    return mail.kind === 'reset' ? t(`why.cancel.${mail.state}`) : t('why.notice');
  };
}

export type MailActs = {
  /** The mail being worked on, if any. */
  busyWith: string | null;
  /** How the last act ended: the mail as it is now, or the refusal. */
  last: { mail: OutboxMail } | { refusal: Refusal } | null;
  run(mail: OutboxMail, act: MailAct): Promise<void>;
  forget(): void;
};

/** Retry and cancel, one at a time, with the outcome kept until the next one. */
export function useMailActs(): MailActs {
  const retry = useCommand('outbox.retry');
  const cancel = useCommand('outbox.cancel');
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [last, setLast] = useState<MailActs['last']>(null);

  async function run(mail: OutboxMail, act: MailAct): Promise<void> {
    setBusyWith(mail.id);
    setLast(null);
    try {
      const command = act === 'retry' ? retry : cancel;
      setLast({ mail: await command.mutateAsync({ mailId: mail.id }) });
    } catch (error) {
      setLast({ refusal: refusalOf(error) });
    }
    setBusyWith(null);
  }

  return { busyWith, last, run, forget: () => setLast(null) };
}
