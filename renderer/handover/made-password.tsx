import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { Refusal } from '../ui/refusal.tsx';
import { SecretText } from '../ui/secret-text.tsx';

type Props = { busy: boolean; onChange(password: string | null): void };

/** Words that the program makes, large, for the user's eyes alone. */
export function MadePassword({ busy, onChange }: Props) {
  const { t } = useTranslation('handover');
  const [round, setRound] = useState(0);
  const [password, setPassword] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for another one
  useEffect(() => {
    let current = true;
    const show = (made: string | null) => {
      if (!current) return;
      setPassword(made);
      onChange(made);
    };
    show(null);
    setRefusal(null);
    call('handover.generate', {}).then(
      (made) => show(made.password),
      (error) => current && setRefusal(refusalOf(error)),
    );
    return () => {
      current = false;
    };
  }, [round, onChange]);

  return (
    <Stack gap="sm">
      <div role="status">
        {password !== null && <SecretText secret={password} />}
        {password === null && !refusal && <Skeleton height={62} aria-label={t('made.making')} />}
      </div>
      {refusal && <Refusal refusal={refusal} />}
      <Group justify="space-between" align="start" gap="xs">
        <Text size="sm" c="dimmed" flex="1 1 260px">
          {t('made.keep')}
        </Text>
        <Button
          variant="default"
          size="compact-md"
          disabled={busy}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => setRound(round + 1)}
        >
          {t('made.again')}
        </Button>
      </Group>
    </Stack>
  );
}
