import { Button, Group, Loader, Stack } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { refusalOf } from '../client.ts';
import { Refusal } from './refusal.tsx';

/**
 * A key that main makes when asked, shown once. It lives in the component that shows it and dies with it.
 *
 * @param ask always the same function
 */
export function useShownOnce<T>(ask: () => Promise<T>) {
  const [shown, setShown] = useState<T | null>(null);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);

  const again = useCallback(async () => {
    setRefusal(null);
    setShown(null);
    try {
      setShown(await ask());
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }, [ask]);
  // Each key replaces the one before it, so an effect that React runs twice must ask once.
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void again();
  }, [again]);

  return { shown, refusal, again: () => void again(), forget: () => setShown(null) };
}

/** In place of the key: that it is being made, or why there is none and how to ask again. */
export function NotShownYet({
  making,
  refusal,
  onAgain,
}: {
  making: string;
  refusal: RefusalData | null;
  onAgain(): void;
}) {
  const { t } = useTranslation('common');
  if (refusal === null) {
    return (
      <Group role="status">
        <Loader size="sm" /> {making}
      </Group>
    );
  }
  return (
    <Stack align="flex-start">
      <Refusal refusal={refusal} />
      <Button onClick={onAgain}>{t('retry')}</Button>
    </Stack>
  );
}
