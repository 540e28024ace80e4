import { Button, Group, SegmentedControl, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { CopySecret } from '../ui/copy-secret.tsx';
import { ReadBack } from '../ui/read-back.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { SecretText } from '../ui/secret-text.tsx';
import { useMadePassword } from '../ui/use-made-password.ts';
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
  const label = useId();

  const make = useCallback(() => call('passwords.generate', { style, language }), [style, language]);
  const { password, refusal, another } = useMadePassword(make, onChange);

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
          onClick={another}
        >
          {t('generate.again')}
        </Button>
      </Group>
      <VisuallyHidden id={label}>{t('generate.label')}</VisuallyHidden>
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
