import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Theme } from '../../shared/lists.ts';
import { useCommand } from '../queries.ts';
import { useStatus } from '../use-status.ts';

const LANGUAGES: readonly Language[] = ['ko', 'en'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

function ChoiceMenu<T extends string>({
  label,
  icon,
  options,
  chosen,
  words,
  onChoose,
}: {
  label: string;
  icon: ReactNode;
  options: readonly T[];
  chosen: T;
  words(option: T): string;
  onChoose(option: T): void;
}) {
  return (
    <Menu position="top-start" width="max-content">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
            {icon}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {/* A plain Menu.Item keeps its own role, whatever it is given: the choice would not be told. */}
        <Menu.RadioGroup value={chosen}>
          {options.map((option) => (
            <Menu.RadioItem key={option} value={option} closeMenuOnClick onChange={() => onChoose(option)}>
              {words(option)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Language and colours of this computer's window; open to anyone, also before sign-in. */
export function Preferences() {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const { language, theme } = useStatus();
  const save = useCommand('app.savePreferences');
  const ThemeIcon = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }[theme];
  return (
    <>
      <ChoiceMenu
        label={t('language')}
        icon={<IconLanguage size={18} aria-hidden />}
        options={LANGUAGES}
        chosen={language}
        words={(option) => common(`language.${option}`)}
        onChoose={(option) => save.mutate({ language: option })}
      />
      <ChoiceMenu
        label={t('theme')}
        icon={<ThemeIcon size={18} aria-hidden />}
        options={THEMES}
        chosen={theme}
        words={(option) => t(`themes.${option}`)}
        onChoose={(option) => save.mutate({ theme: option })}
      />
    </>
  );
}
