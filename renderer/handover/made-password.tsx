import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { call } from '../client.ts';
import { Refusal } from '../ui/refusal.tsx';
import { SecretText } from '../ui/secret-text.tsx';
import { useMadePassword } from '../ui/use-made-password.ts';

type Props = { busy: boolean; onChange(password: string | null): void };

const make = () => call('handover.generate', {});

/** Words that the program makes, large, for the user's eyes alone. */
export function MadePassword({ busy, onChange }: Props) {
  const { t } = useTranslation('handover');
  const { password, refusal, another } = useMadePassword(make, onChange);
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
          onClick={another}
        >
          {t('made.again')}
        </Button>
      </Group>
    </Stack>
  );
}
