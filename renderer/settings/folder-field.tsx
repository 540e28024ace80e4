import { Button, Group, Input, Text } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { Refusal } from '../ui/refusal.tsx';
import classes from './settings.module.css';

/** What the folder shall be: as it is (null for none), none, or one that was just picked in the dialog. */
export type ChosenFolder =
  | { kind: 'keep'; path: string | null }
  | { kind: 'none' }
  | { kind: 'picked'; handle: string; name: string };

/** A folder of this computer, chosen in the system's own dialog. */
export function FolderField({
  value,
  onChange,
}: {
  value: ChosenFolder;
  onChange(value: ChosenFolder): void;
}) {
  const { t } = useTranslation('evidence');
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const shown = value.kind === 'picked' ? value.name : value.kind === 'keep' ? value.path : null;

  async function pick() {
    setRefusal(null);
    try {
      const { folder } = await call('evidence.pickFolder', {});
      if (folder !== null) onChange({ kind: 'picked', ...folder });
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  return (
    <fieldset className={`${classes.group} ${classes.folder}`}>
      <legend>{t('settings.folder')}</legend>
      <Group gap="sm" mt={4}>
        <IconFolder size={18} stroke={1.7} aria-hidden />
        <Text size="sm" className={shown === null ? undefined : classes.mono}>
          {shown ?? t('settings.noFolder')}
        </Text>
        <Button variant="default" size="compact-md" onClick={() => void pick()}>
          {t('settings.pick')}
        </Button>
        {shown !== null && (
          <Button variant="subtle" size="compact-md" onClick={() => onChange({ kind: 'none' })}>
            {t('settings.remove')}
          </Button>
        )}
      </Group>
      <Input.Description mt={6}>{t('settings.folderHint')}</Input.Description>
      {refusal && <Refusal refusal={refusal} />}
    </fieldset>
  );
}
