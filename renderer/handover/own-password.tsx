import { Stack, Text } from '@mantine/core';
import { IconArrowBigUpLine } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretInput } from '../ui/secret-input.tsx';
import { usePasswordJudgement } from '../ui/use-password-judgement.ts';
import styles from './handover.module.css';
import { Rules } from './rules.tsx';
import { useCapsLock } from './use-caps-lock.ts';

type Props = { minLength: number; busy: boolean; onChange(password: string | null): void };

/** The user's own typing, twice. Its text lives here only, and dies with the page. */
export function OwnPassword({ minLength, busy, onChange }: Props) {
  const { t } = useTranslation('handover');
  const { t: common } = useTranslation('common');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [visible, setVisible] = useState(false);
  const capsLock = useCapsLock();
  // Whose words are forbidden main knows by itself.
  const judgement = usePasswordJudgement({ password, repeat, userId: undefined, minLength, onChange });
  const shared = {
    size: 'md',
    visible,
    onVisibilityChange: setVisible,
    disabled: busy,
    autoComplete: 'new-password',
    spellCheck: false,
    autoCapitalize: 'none',
  } as const;
  return (
    <Stack gap="sm" {...capsLock.watch}>
      <SecretInput
        {...shared}
        label={common('password.new')}
        value={password}
        autoFocus
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <SecretInput
        {...shared}
        label={common('password.repeat')}
        value={repeat}
        error={repeat !== '' && !password.startsWith(repeat) ? common('password.notSame') : null}
        onChange={(event) => setRepeat(event.currentTarget.value)}
      />
      <Text size="sm" role="status" className={styles.capsLock}>
        {capsLock.on && (
          <>
            <IconArrowBigUpLine size={16} aria-hidden /> {t('capsLock')}
          </>
        )}
      </Text>
      <Rules judgement={judgement} minLength={minLength} repeated={password !== '' && repeat === password} />
    </Stack>
  );
}
