import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { RecoveryKeyInput } from '../ui/recovery-key-input.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { formatDated } from '../ui/time-format.ts';
import { BackupCard } from './backup-card.tsx';
import type { Restore, RestoreStage } from './use-restore.ts';

type Props = { restore: Restore; stage: Extract<RestoreStage, { at: 'key' }> };

/** Says which key it needs: an office may have had several. */
export function KeyStep({ restore, stage: { file, facts } }: Props) {
  const { t } = useTranslation('backup');
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const [key, setKey] = useState('');
  const empty = key.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) restore.open(key);
      }}
    >
      <Stack>
        <BackupCard name={file.name} facts={facts} />
        <RecoveryKeyInput
          label={t('guide.key.label')}
          description={t('guide.key.hint', { date: formatDated(facts.keyConfirmedAt, language) })}
          value={key}
          onChange={setKey}
        />
        {restore.refusal ? <Refusal refusal={restore.refusal} /> : null}
        <Group justify="space-between">
          <Button variant="default" onClick={restore.back}>
            {common('back')}
          </Button>
          <Button type="submit" loading={restore.busy} disabled={empty}>
            {t('guide.key.action')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
