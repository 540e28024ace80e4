import { Button, Group, Loader, Stack } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { RecoveryKeySheet } from '../ui/recovery-key-sheet.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** Makes the office's first recovery key, which lives in this component until it is stored. */
export function RecoveryKeyStep() {
  const { t } = useTranslation('firstRun');
  const { t: common } = useTranslation('common');
  const [key, setKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);

  const issue = useCallback(async () => {
    setRefusal(null);
    try {
      setKey((await call('recovery.issue', { password: null })).recoveryKey);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }, []);
  // Each issue replaces the key before it, so an effect that React runs twice must ask once.
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void issue();
  }, [issue]);

  if (key !== null) return <RecoveryKeySheet recoveryKey={key} onConfirmed={() => setKey(null)} />;
  if (refusal === null) {
    return (
      <Group role="status">
        <Loader size="sm" /> {t('recoveryKey.making')}
      </Group>
    );
  }
  return (
    <Stack align="flex-start">
      <Refusal refusal={refusal} />
      <Button onClick={() => void issue()}>{common('retry')}</Button>
    </Stack>
  );
}
