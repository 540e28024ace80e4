import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { PasswordRules } from './password-rules.tsx';
import { Refusal } from './refusal.tsx';
import { SecretInput } from './secret-input.tsx';
import { usePasswordJudgement } from './use-password-judgement.ts';

/**
 * The new password twice, with the rules as they are met. Its text lives here only, and dies with the component.
 * `onChange` gets the password once it follows every rule and both entries agree, else null.
 * `onGenerated` tells that the program made it (way `generated`); `generate` needs the role `operator`.
 */
export function NewPasswordFields({
  onChange,
  onGenerated,
  userId,
  minLength = 15,
  generate = true,
  disabled = false,
  autoFocus = false,
}: {
  onChange(password: string | null): void;
  onGenerated?(generated: boolean): void;
  userId?: string | undefined;
  minLength?: number;
  generate?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [visible, setVisible] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const judgement = usePasswordJudgement({ password, repeat, userId, minLength, onChange });

  const typed = (change: () => void) => {
    change();
    setAnnouncement('');
    onGenerated?.(false);
  };
  const fill = async (style: 'words' | 'characters') => {
    setRefusal(null);
    try {
      const made = await call('passwords.generate', { style, language });
      setPassword(made.password);
      setRepeat(made.password);
      setVisible(true);
      setAnnouncement(t('password.generated'));
      onGenerated?.(true);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  };

  const differs = repeat !== '' && repeat !== password;
  const shared = {
    visible,
    onVisibilityChange: setVisible,
    disabled,
    autoComplete: 'new-password',
    spellCheck: false,
  };
  return (
    <Stack gap="sm">
      <SecretInput
        label={t('password.new')}
        value={password}
        onChange={(event) => typed(() => setPassword(event.currentTarget.value))}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        {...shared}
      />
      <PasswordRules judgement={judgement} minLength={minLength} />
      <SecretInput
        label={t('password.repeat')}
        value={repeat}
        onChange={(event) => typed(() => setRepeat(event.currentTarget.value))}
        error={differs && !password.startsWith(repeat) ? t('password.notSame') : null}
        {...shared}
      />
      {generate ? (
        <Group gap="sm">
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="default"
                disabled={disabled}
                leftSection={<IconSparkles size={16} aria-hidden />}
                rightSection={<IconChevronDown size={14} aria-hidden />}
              >
                {t('password.generate')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void fill('words')}>{t('password.generateWords')}</Menu.Item>
              <Menu.Item onClick={() => void fill('characters')}>
                {t('password.generateCharacters')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Text size="sm" c="dimmed" role="status">
            {announcement}
          </Text>
        </Group>
      ) : null}
      {refusal ? <Refusal refusal={refusal} /> : null}
    </Stack>
  );
}
