import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';
import { useStatus } from '../use-status.ts';
import { KeyOnPaper } from './key-on-paper.tsx';
import { ReasonedButton } from './reasoned-button.tsx';
import { Refusal } from './refusal.tsx';
import { useSecretOnScreen } from './use-secret-on-screen.ts';

/** Shows a recovery key once and insists on its being stored: print, save, tick, confirm. */
export function RecoveryKeySheet({ recoveryKey, onConfirmed }: { recoveryKey: string; onConfirmed(): void }) {
  const { t } = useTranslation('recovery');
  const { officeName } = useStatus();
  useSecretOnScreen(true);
  const [stored, setStored] = useState(false);
  const save = useCommand('recovery.save');
  const confirm = useCommand('recovery.confirm');
  const refused = confirm.error ?? save.error;
  return (
    <Stack>
      <KeyOnPaper recoveryKey={recoveryKey} office={officeName} />
      <Group>
        <Button
          variant="default"
          leftSection={<IconPrinter size={17} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('key.print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy size={17} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate({})}
        >
          {t('key.save')}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {save.data?.saved ? t('key.saved') : ''}
      </Text>
      <Checkbox
        label={t('key.stored')}
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
      />
      {refused ? <Refusal refusal={refused.refusal} /> : null}
      <Group justify="flex-end">
        <ReasonedButton
          reason={stored ? null : t('key.storeFirst')}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({}, { onSuccess: onConfirmed })}
        >
          {t('key.action')}
        </ReasonedButton>
      </Group>
    </Stack>
  );
}
