import { Alert, Checkbox, SegmentedControl, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { type FormEvent, useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalValue } from '../../shared/errors.ts';
import { OPERATOR_WAYS } from '../../shared/lists.ts';
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
  onHandOver(): void;
};

/** The first is the one nobody but the user takes part in; the others are the operator's. */
const WAYS = ['handover', ...OPERATOR_WAYS] as const;

/** The three ways to the new password (product rule 1). Changing the way forgets what was typed. */
export function NewPassword({ preview, busy, refusal, onConfirm, onHandOver }: Props) {
  const { t } = useTranslation('pasteToken');
  const { t: common } = useTranslation('common');
  const { user, policy } = preview;
  const [way, setWay] = useState<(typeof WAYS)[number]>('handover');
  const [password, setPassword] = useState<string | null>(null);
  // Whoever else knows the password now, the person alone should know the next one.
  const [mustChange, setMustChange] = useState(true);
  const title = useId();
  const hint = useId();
  const keep = useCallback((next: string | null) => setPassword(next), []);

  function choose(next: string) {
    setWay(WAYS.find((known) => known === next) ?? 'handover');
    setPassword(null);
    setMustChange(true);
  }

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (way === 'handover') onHandOver();
    else if (password !== null) onConfirm({ newPassword: password, way, mustChange });
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
        onChange={choose}
        data={WAYS.map((known) => ({
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
      {way === 'handover' && (
        <Alert
          role="note"
          color="blue"
          icon={<IconKeyboard size={22} aria-hidden />}
          title={t('password.handoverTitle', { name: user.name })}
        >
          <ul className={styles.steps}>
            <li>{t('password.handoverPage', { language: common(`language.${user.language}`) })}</li>
            <li>{t('password.handoverTurn')}</li>
            <li>{t('password.handoverBack')}</li>
          </ul>
        </Alert>
      )}
      {way === 'typed-on-behalf' && (
        <Alert role="note" color="yellow">
          {t('password.onBehalfText')}
        </Alert>
      )}
      {way === 'generated' && <GeneratedPassword busy={busy} onChange={keep} />}
      {way === 'typed-on-behalf' && (
        <NewPasswordFields
          userId={user.id}
          minLength={policy.minLength}
          generate={false}
          disabled={busy}
          onChange={keep}
        />
      )}
      {way !== 'handover' && (
        <Checkbox
          label={t('password.mustChange')}
          checked={mustChange}
          disabled={busy}
          onChange={(event) => setMustChange(event.currentTarget.checked)}
        />
      )}
      {refusal && <Refusal refusal={refusal} />}
      <ReasonedButton
        type="submit"
        size="md"
        fullWidth
        loading={busy}
        {...(way === 'handover' ? { leftSection: <IconKeyboard size={20} aria-hidden /> } : {})}
        reason={way !== 'handover' && password === null ? t('password.needPassword') : null}
      >
        {way === 'handover' ? t('password.handoverConfirm') : t('password.confirm', { name: user.name })}
      </ReasonedButton>
      <VisuallyHidden role="status">
        {busy && t(way === 'handover' ? 'password.handingOver' : 'password.confirming')}
      </VisuallyHidden>
    </form>
  );
}
