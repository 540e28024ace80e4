import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../client.ts';
import { PasswordForm } from '../ui/password-form.tsx';
import { RecoveryKeySheet } from '../ui/recovery-key-sheet.tsx';
import { Section } from './section.tsx';

/** Issues a new recovery key: own password first, then the key once, then the confirmation. */
export function RecoverySection() {
  const { t } = useTranslation(['settings', 'common']);
  const [opened, setOpened] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <Section
      title={t('recovery.title')}
      about={t('recovery.about')}
      actions={
        <Button
          variant="default"
          leftSection={<IconLifebuoy size={16} aria-hidden />}
          onClick={() => {
            setDone(false);
            setOpened(true);
          }}
        >
          {t('recovery.issue')}
        </Button>
      }
    >
      <div role="status">{done && <Alert color="green">{t('recovery.done')}</Alert>}</div>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('recovery.dialog')}
        size="lg"
        centered
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <IssueRecoveryKey
          onConfirmed={() => {
            setOpened(false);
            setDone(true);
          }}
        />
      </Modal>
    </Section>
  );
}

/** Mounted only while the dialog is open, so that the key and the password die with it. */
function IssueRecoveryKey({ onConfirmed }: { onConfirmed(): void }) {
  const { t } = useTranslation('settings');
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  if (recoveryKey !== null) return <RecoveryKeySheet recoveryKey={recoveryKey} onConfirmed={onConfirmed} />;
  return (
    <Stack gap="md">
      <Text>{t('recovery.warn')}</Text>
      <PasswordForm
        action={t('recovery.issueDo')}
        label={t('recovery.ask')}
        autoFocus
        onSubmit={async (proof) => setRecoveryKey((await call('recovery.issue', proof)).recoveryKey)}
      />
    </Stack>
  );
}
