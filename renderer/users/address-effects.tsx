import { Alert, List } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** What another address costs, each effect on a line of its own, before it is saved (product rules 3 and 6). */
export function AddressEffects({ name, before, after }: { name: string; before: string; after: string }) {
  const { t } = useTranslation('users');
  return (
    <Alert
      role="note"
      color="yellow"
      title={t('form.addressTitle')}
      icon={<IconClockPause size={20} aria-hidden />}
    >
      <List size="sm" spacing={2}>
        <List.Item>{t('form.addressEffects.wait', { name })}</List.Item>
        <List.Item>{t('form.addressEffects.tokens')}</List.Item>
        <List.Item>
          {after === ''
            ? t('form.addressEffects.noticesOld', { old: before })
            : t('form.addressEffects.notices', { old: before, new: after })}
        </List.Item>
      </List>
    </Alert>
  );
}
