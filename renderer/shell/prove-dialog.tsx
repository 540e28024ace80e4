import { Modal, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, proveWith } from '../client.ts';
import { PasswordForm } from '../ui/password-form.tsx';

/**
 * Answers main's `re-authentication-needed` on the spot: the password is asked for, and the act that was refused goes
 * on by itself. Closing the dialog leaves it refused, and nothing typed elsewhere is lost.
 */
export function ProveDialog() {
  const { t } = useTranslation('shell');
  const [asking, setAsking] = useState(false);
  const answer = useRef<(proved: boolean) => void>(() => {});

  useEffect(() => {
    const stop = proveWith(
      () =>
        new Promise((resolve) => {
          answer.current = resolve;
          setAsking(true);
        }),
    );
    return () => {
      stop();
      answer.current(false);
    };
  }, []);

  function end(proved: boolean) {
    setAsking(false);
    answer.current(proved);
  }

  return (
    <Modal opened={asking} onClose={() => end(false)} title={t('prove.title')} centered zIndex={400}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('prove.text')}
      </Text>
      <PasswordForm
        action={t('prove.action')}
        autoFocus
        onSubmit={async (proof) => {
          await call('session.reauthenticate', proof);
          end(true);
        }}
      />
    </Modal>
  );
}
