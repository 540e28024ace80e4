import { Anchor, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { Outside } from '../ui/outside.tsx';
import { NewPasswordFields } from '../ui/password-field.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { RecoveryKeyInput } from '../ui/recovery-key-input.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useWait } from '../ui/use-wait.ts';

/** No admin can sign in any more: the recovery key gives one of them a new password. All that is typed dies with the form. */
export function RecoverAdmin({
  onBack,
  onDone,
}: {
  onBack(): void;
  /** The login to sign in with now. */
  onDone(login: string): void;
}) {
  const { t } = useTranslation('signIn');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [login, setLogin] = useState('');
  const [newPassword, setNewPassword] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData>();
  const wait = useWait(refusal);
  const complete = recoveryKey.trim() !== '' && login.trim() !== '' && newPassword !== null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!complete || busy || wait > 0) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await call('recovery.resetAdmin', { recoveryKey, login, newPassword });
      onDone(login);
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  }

  return (
    <Outside title={t('recover.title')} lead={t('recover.lead')} wide>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <RecoveryKeyInput
            label={t('recover.key')}
            description={t('recover.keyHint')}
            value={recoveryKey}
            onChange={setRecoveryKey}
          />
          <TextInput
            label={t('recover.login')}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            maw={340}
          />
          <NewPasswordFields onChange={setNewPassword} generate={false} />
          {refusal && <Refusal refusal={refusal} />}
          {wait > 0 && <Text size="sm">{t('waiting', { left: t('seconds', { count: wait }) })}</Text>}
          <ReasonedButton
            type="submit"
            loading={busy}
            reason={complete && wait === 0 ? null : t('recover.needAll')}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('recover.action')}
          </ReasonedButton>
        </Stack>
      </form>
      <Anchor component="button" type="button" size="sm" mt="md" onClick={onBack}>
        {t('recover.back')}
      </Anchor>
    </Outside>
  );
}
