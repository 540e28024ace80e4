import { Anchor, Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useCommand } from '../queries.ts';
import { Outside } from '../ui/outside.tsx';
import { RecoveryKeyInput } from '../ui/recovery-key-input.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';

/** Opens the office with the recovery key where the operating system's key store no longer does. */
export function RecoveryScreen() {
  const { t } = useTranslation('recovery');
  const { t: backup } = useTranslation('backup');
  const [key, setKey] = useState('');
  const unlock = useCommand('recovery.unlock');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === '') return;
    unlock.mutate({ recoveryKey: key }, { onSuccess: () => setKey('') });
  };
  return (
    <Outside title={t('unlock.title')} lead={t('unlock.lead')} wide>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <RecoveryKeyInput
            label={t('unlock.label')}
            description={t('unlock.hint')}
            value={key}
            onChange={setKey}
          />
          {unlock.error ? <Refusal refusal={unlock.error.refusal} /> : null}
          <Button type="submit" loading={unlock.isPending} disabled={key.trim() === ''}>
            {t('unlock.action')}
          </Button>
          <Anchor component={Link} href={ROUTES.restore} size="sm">
            {backup('guide.link')}
          </Anchor>
        </Stack>
      </form>
    </Outside>
  );
}
