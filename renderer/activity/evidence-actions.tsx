import { Button } from '@mantine/core';
import { IconClipboardCheck, IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ROUTES } from '../ui/routes.ts';
import { useMay, useOperator } from '../use-status.ts';
import { ExportDialog } from './export-dialog.tsx';
import type { Filters } from './filters.ts';
import type { Verify } from './verify/use-verify.ts';

/** What can be done with the log as a whole. */
export function EvidenceActions({
  filters,
  verify,
  onExported,
}: {
  filters: Filters;
  verify: Verify;
  onExported(words: string): void;
}) {
  const { t } = useTranslation('evidence');
  const admin = useMay('admin');
  const reviewer = useOperator()?.role !== 'operator';
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {reviewer && (
        <Button
          component={Link}
          href={ROUTES.review}
          variant="default"
          leftSection={<IconClipboardCheck size={16} aria-hidden />}
        >
          {t('review')}
        </Button>
      )}
      {admin && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => {
            onExported('');
            setExporting(true);
          }}
        >
          {t('export.action')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={verify.state.kind === 'running'}
        onClick={() => void verify.run()}
      >
        {t('verify.action')}
      </Button>
      {exporting && (
        <ExportDialog
          filters={filters}
          onClose={() => setExporting(false)}
          onDone={(words) => {
            setExporting(false);
            onExported(words);
          }}
        />
      )}
    </>
  );
}
