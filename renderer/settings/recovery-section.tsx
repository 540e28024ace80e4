import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { RecoveryKeySheet } from '../ui/recovery-key-sheet.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { SecretInput } from '../ui/secret-input.tsx';
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
  const { t } = useTranslation(['settings', 'common']);
  const [password, setPassword] = useState('');
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);

  async function issue(event: FormEvent) {
    event.preventDefault();
    if (password === '' || busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      setRecoveryKey((await call('recovery.issue', { password })).recoveryKey);
      setPassword('');
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  }

  if (recoveryKey !== null) return <RecoveryKeySheet recoveryKey={recoveryKey} onConfirmed={onConfirmed} />;
  return (
    <form onSubmit={(event) => void issue(event)}>
      <Stack gap="md">
        <Text>{t('recovery.warn')}</Text>
        <SecretInput
          label={t('recovery.ask')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
        {refusal && <Refusal refusal={refusal} />}
        <ReasonedButton
          type="submit"
          loading={busy}
          reason={password === '' ? t('mine.needCurrent') : null}
          style={{ alignSelf: 'flex-end' }}
        >
          {t('recovery.issueDo')}
        </ReasonedButton>
      </Stack>
    </form>
  );
}
