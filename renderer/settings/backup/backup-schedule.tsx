import { Button, Group, Input, Text } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupFields, BackupSettings } from '../../../shared/backup.ts';
import { call } from '../../client.ts';
import { checkNumber, errorsOnly } from '../checks.ts';
import { NumberField } from '../number-field.tsx';
import { SectionFrame } from '../section-frame.tsx';
import classes from '../settings.module.css';
import { useSectionForm } from '../use-section-form.ts';

type Values = {
  folder: BackupFields['folder'];
  /** What stands on screen for it; null for no folder. */
  shown: string | null;
  everyHours: number | string;
  keep: number | string;
};

/** Where backups go by themselves, how often, and how many stay. */
export function BackupSchedule({ initial }: { initial: BackupSettings }) {
  const { t } = useTranslation('backup');
  const { t: settings } = useTranslation('settings');
  const section = useSectionForm({
    channel: 'settings.saveBackup',
    initial: { ...initial, folder: { kind: 'keep' }, shown: initial.folder } as Values,
    check: (values) =>
      errorsOnly({
        everyHours: checkNumber(settings, values.everyHours, 1, 168),
        keep: checkNumber(settings, values.keep, 1, 365),
      }),
    input: ({ folder, everyHours, keep }) => ({
      folder,
      everyHours: Number(everyHours),
      keep: Number(keep),
    }),
  });
  const { form } = section;
  const choose = async () => {
    const picked = await call('backup.pickFolder', {}).catch(() => null);
    if (!picked?.folder) return;
    form.setValues({ folder: { kind: 'picked', handle: picked.folder.handle }, shown: picked.folder.name });
  };
  const { shown } = form.values;
  return (
    <SectionFrame title={t('schedule.title')} section={section}>
      <Input.Wrapper
        label={t('schedule.folder')}
        labelElement="div"
        description={t('schedule.folderHint')}
        inputContainer={(content) => <div className={classes.control}>{content}</div>}
      >
        <Group gap="sm">
          <Text className={shown === null ? undefined : classes.mono}>{shown ?? t('schedule.noFolder')}</Text>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconFolder size={15} aria-hidden />}
            onClick={() => void choose()}
          >
            {t('schedule.choose')}
          </Button>
          {shown === null ? null : (
            <Button
              variant="subtle"
              size="xs"
              onClick={() => form.setValues({ folder: { kind: 'none' }, shown: null })}
            >
              {t('schedule.drop')}
            </Button>
          )}
        </Group>
      </Input.Wrapper>
      <div className={classes.grid}>
        <NumberField
          label={t('schedule.every')}
          description={t('schedule.everyHint')}
          unit={t('schedule.hours')}
          {...form.getInputProps('everyHours')}
        />
        <NumberField
          label={t('schedule.keep')}
          description={t('schedule.keepHint')}
          unit={t('schedule.backups')}
          {...form.getInputProps('keep')}
        />
      </div>
    </SectionFrame>
  );
}
