import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../shared/errors.ts';
import type { MailKind } from '../../shared/lists.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { refusalOf } from '../client.ts';
import { useCommand } from '../queries.ts';
import { useMay } from '../use-status.ts';

export type MailAct = 'retry' | 'cancel';

/** Why an act on a mail is not possible now, in words; null when it is. */
export type WhyNot = (mail: OutboxMail, act: MailAct) => string | null;

const RETRY_WORDS = {
  reset: 'retry',
  notice: 'retryNotice',
  'address-changed': 'retryNotice',
  'manager-notice': 'retryNotice',
  alert: 'retryNotice',
  checkpoint: 'retryCheckpoint',
} as const satisfies Record<MailKind, string>;

/** Why a mail of a kind that is never cancelled cannot be. */
const CANCEL_WORDS = {
  notice: 'notice',
  'address-changed': 'notice',
  'manager-notice': 'notice',
  alert: 'alert',
  checkpoint: 'checkpoint',
} as const satisfies Record<Exclude<MailKind, 'reset'>, string>;

/** The reasons behind a greyed button. Main decides again when the act arrives. */
export function useWhyNot(): WhyNot {
  const { t } = useTranslation('outbox');
  const may = useMay('operator');
  return (mail, act) => {
    if (act === 'retry' ? mail.canRetry : mail.canCancel) return may ? null : t('why.role');
    if (act === 'retry') return t(`why.${RETRY_WORDS[mail.kind]}.${mail.state}`);
    if (mail.kind === 'reset') return t(`why.cancel.${mail.state}`);
    return t(`why.${CANCEL_WORDS[mail.kind]}`);
  };
}

export type MailActs = {
  /** The mail being worked on, if any. */
  busyWith: string | null;
  /** The mail as the last act left it, when it was not refused. */
  done: OutboxMail | null;
  /** Why the last act was refused, and on which mail. */
  refused: { mailId: string; refusal: Refusal } | null;
  run(mail: OutboxMail, act: MailAct): Promise<void>;
  forget(): void;
};

/** Retry and cancel, one at a time, with the outcome kept until the next one. */
export function useMailActs(): MailActs {
  const retry = useCommand('outbox.retry');
  const cancel = useCommand('outbox.cancel');
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [done, setDone] = useState<MailActs['done']>(null);
  const [refused, setRefused] = useState<MailActs['refused']>(null);

  function forget() {
    setDone(null);
    setRefused(null);
  }

  async function run(mail: OutboxMail, act: MailAct): Promise<void> {
    setBusyWith(mail.id);
    forget();
    try {
      const command = act === 'retry' ? retry : cancel;
      setDone(await command.mutateAsync({ mailId: mail.id }));
    } catch (error) {
      setRefused({ mailId: mail.id, refusal: refusalOf(error) });
    }
    setBusyWith(null);
  }

  return { busyWith, done, refused, run, forget };
}
