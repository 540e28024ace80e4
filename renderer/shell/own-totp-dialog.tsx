import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconDeviceMobile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../client.ts';
import { PasswordForm } from '../ui/password-form.tsx';
import { TotpSetUp } from '../ui/totp-set-up.tsx';
import { useOperator } from '../use-status.ts';

type Step = 'look' | 'set-up' | 'remove';

/** One's own authenticator app, for every role: set it up, on another phone too, or remove it. */
export function OwnTotpDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useTranslation(['totp', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="xl"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <OwnTotp onClose={onClose} />
    </Modal>
  );
}

/** Mounted only while the dialog is open, so that a key on screen dies with it. */
function OwnTotp({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('totp');
  const on = useOperator()?.totp === true;
  const [step, setStep] = useState<Step>('look');

  function finish(words: string) {
    notifications.show({ message: words, color: 'green' });
    onClose();
  }

  if (step === 'set-up') {
    return (
      <Stack>
        {on && <Text size="sm">{t('own.anotherHint')}</Text>}
        <TotpSetUp onDone={() => finish(t('own.done'))} />
      </Stack>
    );
  }
  if (step === 'remove') {
    return (
      <Stack maw={420}>
        <Text size="sm">{t('own.removeText')}</Text>
        <PasswordForm
          action={t('own.removeDo')}
          autoFocus
          onSubmit={async (proof) => {
            await call('totp.remove', proof);
            finish(t('own.removed'));
          }}
        />
      </Stack>
    );
  }
  return (
    <Stack>
      {on && (
        <Badge color="teal" variant="light" leftSection={<IconCheck size={13} aria-hidden />}>
          {t('own.state')}
        </Badge>
      )}
      <Text maw={560}>{t(on ? 'own.on' : 'own.off')}</Text>
      <Group gap="xs">
        <Button
          variant={on ? 'default' : 'filled'}
          leftSection={<IconDeviceMobile size={17} aria-hidden />}
          onClick={() => setStep('set-up')}
          data-autofocus
        >
          {t(on ? 'own.another' : 'own.setUp')}
        </Button>
        {on && (
          <Button variant="subtle" color="red" onClick={() => setStep('remove')}>
            {t('own.remove')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
