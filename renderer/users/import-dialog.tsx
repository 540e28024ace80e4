import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ImportUsers } from './import-users.tsx';

/** The import as a panel over the users screen. A click outside does not throw the choices away. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('users');
  const { t: tCommon } = useTranslation('common');
  return (
    <Modal
      opened
      size={860}
      title={t('file.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': tCommon('close') }}
      onClose={onClose}
    >
      <ImportUsers onDone={onClose} />
    </Modal>
  );
}
