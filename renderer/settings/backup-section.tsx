import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChannel } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { BackupSchedule } from './backup/backup-schedule.tsx';
import { BackupState } from './backup/backup-state.tsx';
import { Section } from './section.tsx';

/** Whether the office is safe elsewhere, and how it gets there. */
export function BackupSection() {
  const { t } = useTranslation('backup');
  const { t: settings } = useTranslation('settings');
  const { data, error } = useChannel('backup.status', {});
  if (error) return <Refusal refusal={error.refusal} />;
  if (data === undefined) return <Skeleton height={240} radius="md" aria-hidden />;
  return (
    <>
      <Section title={settings('tabs.backup')} about={t('about')}>
        <BackupState status={data} />
      </Section>
      <BackupSchedule initial={data.settings} />
    </>
  );
}
