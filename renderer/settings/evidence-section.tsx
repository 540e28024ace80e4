import { NativeSelect, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '../../shared/contract.ts';
import type { EvidenceSettings } from '../../shared/evidence.ts';
import { RETENTION_YEARS } from '../../shared/evidence-lists.ts';
import { useOperator } from '../use-status.ts';
import { CheckpointsSection } from './checkpoints-section.tsx';
import { checkNumber, errorsOnly } from './checks.ts';
import { type ChosenFolder, FolderField } from './folder-field.tsx';
import { NumberField } from './number-field.tsx';
import { SectionFrame } from './section-frame.tsx';
import classes from './settings.module.css';
import { useSectionForm } from './use-section-form.ts';

type Values = {
  ownerEmail: string;
  folder: ChosenFolder;
  systemLog: boolean;
  everyEntries: number | string;
  retentionYears: EvidenceSettings['retentionYears'];
};

/** Where checkpoints of the log go, how often, and how long the log is kept; then those that were made. */
export function EvidenceSection({ initial }: { initial: EvidenceSettings }) {
  const { t } = useTranslation('evidence');
  const { t: settings } = useTranslation('settings');
  const mine = useOperator()?.email;
  const section = useSectionForm({
    channel: 'settings.saveEvidence',
    initial: valuesOf(initial),
    check: (values) =>
      errorsOnly({
        ownerEmail: isAddress(values.ownerEmail) ? null : t('settings.ownerBad'),
        everyEntries: checkNumber(settings, values.everyEntries, 10, 1000),
      }),
    input: inputOf,
  });
  const { form } = section;
  const ownAddress = form.values.ownerEmail.trim().toLowerCase() === mine?.toLowerCase();
  return (
    <>
      <SectionFrame title={settings('tabs.evidence')} about={t('settings.about')} section={section}>
        <fieldset className={classes.group}>
          <legend>{t('settings.places')}</legend>
          <div className={classes.stack}>
            <TextInput
              type="email"
              label={t('settings.owner')}
              description={t('settings.ownerHint')}
              styles={{ wrapper: { maxWidth: 420 } }}
              {...form.getInputProps('ownerEmail')}
            />
            {ownAddress && (
              <Text size="sm" role="status">
                {t('settings.ownerMine')}
              </Text>
            )}
            <FolderField
              value={form.values.folder}
              onChange={(folder) => form.setFieldValue('folder', folder)}
            />
            <Switch
              label={t('settings.systemLog')}
              description={t('settings.systemLogHint')}
              {...form.getInputProps('systemLog', { type: 'checkbox' })}
            />
          </div>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('settings.rest')}</legend>
          <div className={classes.stack}>
            <NumberField
              label={t('settings.every')}
              description={t('settings.everyHint')}
              unit={t('settings.entries')}
              {...form.getInputProps('everyEntries')}
            />
            <NativeSelect
              label={t('settings.retention')}
              description={t('settings.retentionHint')}
              styles={{ wrapper: { maxWidth: 160 } }}
              value={form.values.retentionYears}
              onChange={(event) => {
                const chosen = Number(event.currentTarget.value);
                const years = RETENTION_YEARS.find((known) => known === chosen);
                if (years !== undefined) form.setFieldValue('retentionYears', years);
              }}
              data={RETENTION_YEARS.map((years) => ({
                value: String(years),
                label: t('settings.years', { count: years }),
              }))}
            />
          </div>
        </fieldset>
      </SectionFrame>
      <CheckpointsSection />
    </>
  );
}

function valuesOf({ ownerEmail, folder, ...rest }: EvidenceSettings): Values {
  return { ...rest, ownerEmail: ownerEmail ?? '', folder: { kind: 'keep', path: folder } };
}

function inputOf({ ownerEmail, folder, everyEntries, ...rest }: Values): InputOf<'settings.saveEvidence'> {
  const owner = ownerEmail.trim();
  return {
    ...rest,
    everyEntries: Number(everyEntries),
    ownerEmail: owner === '' ? null : owner,
    folder: folder.kind === 'picked' ? { handle: folder.handle } : folder.kind,
  };
}

function isAddress(text: string): boolean {
  return text.trim() === '' || /^[^\s@]+@[^\s@]+$/.test(text.trim());
}
