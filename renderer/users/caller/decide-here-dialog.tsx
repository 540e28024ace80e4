import { Modal, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannel, useCommand } from '../../queries.ts';
import { DecisionForm } from '../../ui/decision-form.tsx';
import { DigitsField } from '../../ui/digits-field.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { SecretInput } from '../../ui/secret-input.tsx';

type Props = { name: string; approvalId: string; onClose(): void };

/** The second operator comes over, reads, and answers with their own login and password. */
export function DecideHereDialog({ name, approvalId, onClose }: Props) {
  const { t } = useTranslation('caller');
  const list = useChannel('approvals.list', {});
  const decide = useCommand('approvals.decideHere');
  const field = useRef<HTMLInputElement>(null);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  /** null while main has not asked for the authenticator app. */
  const [digits, setDigits] = useState<string | null>(null);
  const approval = list.data?.approvals.find((one) => one.id === approvalId);

  const asked = decide.error?.refusal.code === 'totp-needed';
  const untyped = login.trim() === '' || password === '' || digits?.trim() === '';

  function send(decision: 'approved' | 'refused', note: string) {
    decide.mutate(
      { approvalId, decision, note, login, password, ...(digits === null ? {} : { code: digits }) },
      {
        onSuccess: onClose,
        onError: ({ refusal }) => {
          const asksDigits = refusal.code === 'totp-needed' || refusal.code === 'totp-wrong';
          setDigits(asksDigits ? '' : null);
          if (asksDigits) return;
          // Whatever else was wrong, the password is typed anew.
          setPassword('');
          field.current?.focus();
        },
      },
    );
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      closeOnClickOutside={false}
      title={`${t('decide.hereTitle')} · ${name}`}
      closeButtonProps={{ 'aria-label': t('decide.close') }}
    >
      {list.error && <Refusal refusal={list.error.refusal} />}
      {approval === undefined ? (
        list.data && <Refusal refusal={{ code: 'approval-not-open' }} />
      ) : (
        <DecisionForm
          approval={approval}
          busy={decide.isPending}
          refusal={asked ? null : (decide.error?.refusal ?? null)}
          blocked={untyped ? t('decide.needLogin') : null}
          onDecide={send}
        >
          <Text size="sm">{t('decide.hereText')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              data-autofocus
              label={t('decide.login')}
              maxLength={64}
              autoComplete="off"
              spellCheck={false}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
            <SecretInput
              ref={field}
              label={t('decide.password')}
              autoComplete="off"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </SimpleGrid>
          {digits !== null && <DigitsField value={digits} onChange={setDigits} autoFocus />}
        </DecisionForm>
      )}
    </Modal>
  );
}
