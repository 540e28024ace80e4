import { IconFileExport, IconFileImport, IconMailFast, IconUserPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { useMay } from '../use-status.ts';

export type UsersDialog = { kind: 'add'; name: string } | { kind: 'import' } | { kind: 'export' } | null;

/** People in and out by file, and one by one; their own piece, so that a letter in the search box does not draw them anew. */
export const UsersActions = memo(function UsersActions(props: {
  onDialog(dialog: UsersDialog): void;
  onBulk(): void;
}) {
  const { t } = useTranslation('users');
  const { t: exporting } = useTranslation('userExport');
  const { t: bulk } = useTranslation('bulk');
  const mayAdd = useMay('operator');
  const mayImport = useMay('admin');
  return (
    <>
      <ReasonedButton
        variant="default"
        reason={mayImport ? null : t('reason.admin')}
        leftSection={<IconMailFast size={16} aria-hidden />}
        onClick={props.onBulk}
      >
        {bulk('open')}
      </ReasonedButton>
      <ReasonedButton
        variant="default"
        reason={mayImport ? null : t('reason.admin')}
        leftSection={<IconFileImport size={16} aria-hidden />}
        onClick={() => props.onDialog({ kind: 'import' })}
      >
        {t('import')}
      </ReasonedButton>
      <ReasonedButton
        variant="default"
        reason={mayImport ? null : t('reason.admin')}
        leftSection={<IconFileExport size={16} aria-hidden />}
        onClick={() => props.onDialog({ kind: 'export' })}
      >
        {exporting('action')}
      </ReasonedButton>
      <ReasonedButton
        variant="default"
        reason={mayAdd ? null : t('reason.viewer')}
        leftSection={<IconUserPlus size={16} aria-hidden />}
        onClick={() => props.onDialog({ kind: 'add', name: '' })}
      >
        {t('add')}
      </ReasonedButton>
    </>
  );
});
