import { Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalValue } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { CopySecret } from '../ui/copy-secret.tsx';
import { ReadBack } from '../ui/read-back.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { SecretText } from '../ui/secret-text.tsx';
import styles from './paste-token.module.css';

type Style = 'words' | 'characters';

/** A password made by main, large enough to be read out. It lives here and in the form, and dies with them. */
export function GeneratedPassword({
  busy,
  onChange,
}: {
  busy: boolean;
  onChange(password: string | null): void;
}) {
  const { t } = useTranslation('pasteToken');
  const language = useLanguage();
  const [style, setStyle] = useState<Style>('words');
  const [round, setRound] = useState(0);
  const [password, setPassword] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const label = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for another one of the same kind
  useEffect(() => {
    let current = true;
    const show = (made: string | null) => {
      if (!current) return;
      setPassword(made);
      onChange(made);
    };
    show(null);
    setRefusal(null);
    call('passwords.generate', { style, language }).then(
      (made) => show(made.password),
      (error) => current && setRefusal(refusalOf(error)),
    );
    return () => {
      current = false;
    };
  }, [style, language, round, onChange]);

  return (
    <div className={styles.generated}>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('generate.style')}
          value={style}
          disabled={busy}
          onChange={(next) => setStyle(next === 'characters' ? 'characters' : 'words')}
          data={[
            { value: 'words', label: t('generate.words') },
            { value: 'characters', label: t('generate.characters') },
          ]}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={busy}
          leftSection={<IconRefresh size={15} aria-hidden />}
          onClick={() => setRound(round + 1)}
        >
          {t('generate.again')}
        </Button>
      </Group>
      <span id={label} className={styles.unseen}>
        {t('generate.label')}
      </span>
      <div role="status" aria-labelledby={label}>
        {password === null ? (
          !refusal && <Skeleton height={62} aria-label={t('generate.making')} />
        ) : (
          <SecretText secret={password} />
        )}
      </div>
      {refusal && <Refusal refusal={refusal} />}
      <Text size="sm" c="dimmed">
        {t('generate.tell')}
      </Text>
      <CopySecret secret={password} disabled={busy} />
      {password !== null && <ReadBack secret={password} />}
    </div>
  );
}
