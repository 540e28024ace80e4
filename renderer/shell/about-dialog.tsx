import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../use-status.ts';

/** Which program this is, of which version, and where it keeps what it knows. */
export function AboutDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useTranslation('shell');
  const { version, host, officeName } = useStatus();
  return (
    <Modal opened={opened} onClose={onClose} title={t('about')}>
      <Stack gap="xs">
        <Text>
          {t('aboutDialog.version', { version })} · {t(`aboutDialog.host.${host}`)}
        </Text>
        {officeName ? <Text>{t('aboutDialog.office', { office: officeName })}</Text> : null}
        <Text c="dimmed">{t('aboutDialog.text')}</Text>
      </Stack>
    </Modal>
  );
}
