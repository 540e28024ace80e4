import { Alert, Checkbox, SegmentedControl, Text, Title } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { type FormEvent, useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalValue } from '../../shared/errors.ts';
import { TOKEN_WAYS, type TokenWay } from '../../shared/lists.ts';
import type { TokenPreview } from '../../shared/models.ts';
import { NewPasswordFields } from '../ui/password-field.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { GeneratedPassword } from './generated-password.tsx';
import styles from './paste-token.module.css';
import type { Chosen } from './paste-token-screen.tsx';

type Props = {
  preview: TokenPreview;
  busy: boolean;
  refusal: RefusalValue | null;
  onConfirm(chosen: Chosen): void;
};

/** The three ways to the new password (product rule 1). Changing the way forgets what was typed. */
export function NewPassword({ preview, busy, refusal, onConfirm }: Props) {
  const { t } = useTranslation('pasteToken');
  const { user, policy } = preview;
  const [way, setWay] = useState<TokenWay>('typed-by-user');
  const [password, setPassword] = useState<string | null>(null);
  const [mustChange, setMustChange] = useState(false);
  const title = useId();
  const hint = useId();
  const keep = useCallback((next: string | null) => setPassword(next), []);

  function choose(next: TokenWay) {
    setWay(next);
    setPassword(null);
    // Whoever else knows the password now, the person alone should know the next one.
    setMustChange(next !== 'typed-by-user');
  }

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (password !== null && !busy) onConfirm({ newPassword: password, way, mustChange });
  }

  return (
    <form className={styles.password} aria-labelledby={title} onSubmit={confirm}>
      <Title order={2} size="h4" id={title}>
        {t('password.title')}
      </Title>
      <SegmentedControl
        fullWidth
        aria-label={t('password.way')}
        aria-describedby={hint}
        value={way}
        disabled={busy}
        onChange={(next) => choose(TOKEN_WAYS.find((known) => known === next) ?? 'typed-by-user')}
        data={TOKEN_WAYS.map((known) => ({
          value: known,
          label: t(`password.${known}`),
          disabled: known === 'typed-on-behalf' && !policy.onBehalfAllowed,
        }))}
      />
      {!policy.onBehalfAllowed && (
        <Text size="sm" c="dimmed" id={hint}>
          {t('password.onBehalfRefused')}
        </Text>
      )}
      {way === 'typed-by-user' && (
        <Alert
          role="note"
          color="blue"
          icon={<IconKeyboard size={22} aria-hidden />}
          title={t('password.byUserTitle')}
        >
          {t('password.byUserText')}
        </Alert>
      )}
      {way === 'typed-on-behalf' && (
        <Alert role="note" color="yellow">
          {t('password.onBehalfText')}
        </Alert>
      )}
      {way === 'generated' ? (
        <GeneratedPassword busy={busy} onChange={keep} />
      ) : (
        <NewPasswordFields
          key={way}
          userId={user.id}
          minLength={policy.minLength}
          generate={false}
          disabled={busy}
          onChange={keep}
        />
      )}
      <Checkbox
        label={t('password.mustChange')}
        checked={mustChange}
        disabled={busy}
        onChange={(event) => setMustChange(event.currentTarget.checked)}
      />
      {refusal && <Refusal refusal={refusal} />}
      <ReasonedButton
        type="submit"
        size="md"
        fullWidth
        loading={busy}
        reason={password === null ? t('password.needPassword') : null}
      >
        {t('password.confirm', { name: user.name })}
      </ReasonedButton>
      <span className={styles.unseen} role="status">
        {busy && t('password.confirming')}
      </span>
    </form>
  );
}
