import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import type { MailFields } from '../../shared/settings.ts';
import { call, refusalOf } from '../client.ts';
import { useOperator } from '../use-status.ts';
import { Refusal } from './refusal.tsx';

type Result =
  | { kind: 'taken'; way: MailFields['way']; value: OutputOf<'mail.test'> }
  | { kind: 'refused'; refusal: RefusalData };

/** Sends the real template with what is on screen and shows what the server said, word for word. */
export function MailTest({ fields }: { fields(): MailFields | null }) {
  const { t } = useTranslation('mail');
  const operator = useOperator();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Result | null>(null);

  const test = async () => {
    const input = fields();
    if (input === null) return;
    setBusy(true);
    setResult(null);
    try {
      setResult({ kind: 'taken', way: input.way, value: await call('mail.test', input) });
    } catch (error) {
      setResult({ kind: 'refused', refusal: refusalOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="xs">
      <Group gap="sm" wrap="nowrap" align="center">
        <Button
          variant="default"
          className="keep"
          leftSection={<IconSend size={16} aria-hidden />}
          loading={busy}
          onClick={() => void test()}
        >
          {t('test')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('testTo', { email: operator?.email ?? '' })}
        </Text>
      </Group>
      <div role="status">
        {busy ? <Text size="sm">{t('testing')}</Text> : null}
        {result?.kind === 'taken' ? (
          <Alert
            color="green"
            icon={<IconCheck size={18} aria-hidden />}
            title={t(result.way === 'smtp' ? 'taken' : 'written', { to: result.value.to })}
          >
            <p className="server-answer">{result.value.answer}</p>
          </Alert>
        ) : null}
      </div>
      {result?.kind === 'refused' ? <Refusal refusal={result.refusal} /> : null}
    </Stack>
  );
}
