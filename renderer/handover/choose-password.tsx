import { Alert, Button, SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconShieldLock } from '@tabler/icons-react';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/errors.ts';
import type { PasswordPolicy } from '../../shared/models.ts';
import { call, refusalOf } from '../client.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { isComposing } from '../ui/shortcut.tsx';
import styles from './handover.module.css';
import { MadePassword } from './made-password.tsx';
import { OwnPassword } from './own-password.tsx';
import { useStay } from './use-stay.ts';

type Problem = 'password' | 'failed' | 'over';

/** The token is as it was after these: the password was not right, or the computer was not. */
const ABOUT_NOW: readonly ErrorCode[] = ['internal', 'store-busy', 'disk-full', 'invalid-input'];

function problemOf(code: ErrorCode): Problem {
  if (code === 'password-refused') return 'password';
  return ABOUT_NOW.includes(code) ? 'failed' : 'over';
}

const leave = () => void call('handover.leave', { reason: 'by-hand' }).catch(() => undefined);

/** The new password, typed or made. Escape leaves and spends nothing. */
export function ChoosePassword({ policy, left }: { policy: PasswordPolicy; left: number }) {
  const { t } = useTranslation('handover');
  const [way, setWay] = useState<'own' | 'made'>('own');
  const [password, setPassword] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const closesIn = useStay(left);
  const keep = useCallback((next: string | null) => setPassword(next), []);
  const over = problem === 'over';

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code === 'Escape' && !isComposing(event) && !running.current) leave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (password === null || running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await call('handover.complete', { newPassword: password });
      // It stays busy: what comes next is main's to say. The status changes, and this page goes.
    } catch (error) {
      setProblem(problemOf(refusalOf(error).code));
      running.current = false;
      setBusy(false);
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Text className={styles.alone}>
        <IconShieldLock size={20} aria-hidden /> <span>{t('alone')}</span>
      </Text>
      {!over && (
        <>
          <SegmentedControl
            fullWidth
            aria-label={t('way.label')}
            value={way}
            disabled={busy}
            onChange={(next) => {
              setWay(next === 'made' ? 'made' : 'own');
              setPassword(null);
              setProblem(null);
            }}
            data={[
              { value: 'own', label: t('way.own') },
              { value: 'made', label: t('way.made') },
            ]}
          />
          {way === 'own' ? (
            <OwnPassword minLength={policy.minLength} busy={busy} onChange={keep} />
          ) : (
            <MadePassword busy={busy} onChange={keep} />
          )}
        </>
      )}
      {problem && (
        <Alert
          role="alert"
          color="red"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title={t(`refused.${problem}`)}
        >
          {t(`refused.${problem}Text`)}
        </Alert>
      )}
      {over ? (
        <Button size="md" fullWidth onClick={leave} autoFocus>
          {t('refused.back')}
        </Button>
      ) : (
        <ReasonedButton
          type="submit"
          size="md"
          fullWidth
          loading={busy}
          reason={password === null ? t(way === 'own' ? 'needPassword' : 'needMade') : null}
        >
          {t('save')}
        </ReasonedButton>
      )}
      <div className={styles.foot}>
        <span role="timer" className={styles.closes}>
          {closesIn !== null && t('closes', { count: closesIn })}
        </span>
        {!over && (
          <Button variant="subtle" color="gray" size="compact-sm" disabled={busy} onClick={leave}>
            {t('leave')} <span className={styles.key}>Esc</span>
          </Button>
        )}
      </div>
      <VisuallyHidden role="status">
        {busy ? t('saving') : closesIn === null ? '' : t('closes', { count: 60 })}
      </VisuallyHidden>
    </form>
  );
}
