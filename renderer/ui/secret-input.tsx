import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecretOnScreen } from './use-secret-on-screen.ts';

type Props = PasswordInputProps & { ref?: RefObject<HTMLInputElement | null> };

/** A masked field whose eye is named, and whose content counts as a secret on screen while it is shown. */
export function SecretInput({ visible, onVisibilityChange, ...rest }: Props) {
  const { t } = useTranslation('common');
  const [own, setOwn] = useState(false);
  const shown = visible ?? own;
  useSecretOnScreen(shown && rest.value !== '' && rest.value !== undefined);
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      {...rest}
      visible={shown}
      onVisibilityChange={onVisibilityChange ?? setOwn}
    />
  );
}
