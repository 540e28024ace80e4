import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutboxMail } from '../../shared/models.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import type { MailAct } from './mail-acts.ts';
import { whoOf } from './who.ts';

type Asked = { mail: OutboxMail; act: MailAct };

/** The question before a mail is cancelled, or sent although it may arrive twice. */
export function MailConfirm({
  asked,
  onCancel,
  onConfirm,
}: {
  asked: Asked | null;
  onCancel(): void;
  onConfirm(asked: Asked): void;
}) {
  const { t } = useTranslation('outbox');
  if (asked === null) return null;
  const { mail, act } = asked;
  const cancels = act === 'cancel';
  return (
    <ConfirmDialog
      opened
      danger={cancels}
      title={t(cancels ? 'confirm.cancelTitle' : 'confirm.againTitle')}
      confirm={t(cancels ? 'confirm.cancelDo' : 'confirm.againDo', { name: whoOf(mail) })}
      {...(cancels ? { keep: t('confirm.keep') } : {})}
      onCancel={onCancel}
      onConfirm={() => onConfirm(asked)}
    >
      {cancels ? (
        <Stack gap="xs">
          <Text>{t('confirm.cancelText', { name: whoOf(mail), address: mail.to })}</Text>
          <Text>{t('confirm.cancelReset')}</Text>
        </Stack>
      ) : (
        <Text>
          {t(mail.kind === 'reset' ? 'confirm.againText' : 'confirm.againNotice', { name: whoOf(mail) })}
        </Text>
      )}
    </ConfirmDialog>
  );
}
