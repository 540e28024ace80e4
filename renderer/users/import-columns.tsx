import { Alert, Group, NativeSelect, SimpleGrid, Switch, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CsvPreview } from '../../shared/csv.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { CSV_FIELDS, columnsChosenTwice, isNeeded, missingFields } from './csv-fields.ts';
import styles from './import.module.css';
import { ImportPreviewTable } from './import-preview-table.tsx';
import pieces from './pieces.module.css';
import type { Import } from './use-import.ts';

const ENCODINGS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'cp949', label: 'CP949 (EUC-KR)' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
] as const;
const DELIMITERS = [
  { value: ',', words: 'file.comma' },
  { value: ';', words: 'file.semicolon' },
  { value: '\t', words: 'file.tab' },
] as const;

/** How the file is read, its first rows, and which column is what. */
export function ImportColumns({
  work,
  preview,
}: {
  work: Pick<Import, 'look' | 'map' | 'check' | 'working'>;
  preview: CsvPreview;
}) {
  const { t } = useTranslation('users');
  const busy = work.working !== null;
  const { mapping, columns } = preview;
  const columnName = (index: number) => columns[index]?.trim() || t('file.column', { number: index + 1 });
  const missing = missingFields(mapping);
  const twice = columnsChosenTwice(mapping);
  const reason =
    missing.length > 0
      ? t('file.mappingMissing', { fields: missing.map((field) => t(`fact.${field}`)).join(', ') })
      : twice.length > 0
        ? t('file.twice', { column: twice.map(columnName).join(', ') })
        : null;

  return (
    <>
      <Group gap="md" align="end">
        <NativeSelect
          label={t('file.encoding')}
          value={preview.encoding}
          disabled={busy}
          data={ENCODINGS.map(({ value, label }) => ({ value, label }))}
          onChange={(event) => {
            const chosen = ENCODINGS.find(({ value }) => value === event.currentTarget.value);
            if (chosen) work.look({ encoding: chosen.value });
          }}
        />
        <NativeSelect
          label={t('file.delimiter')}
          value={preview.delimiter}
          disabled={busy}
          data={DELIMITERS.map(({ value, words }) => ({ value, label: t(words) }))}
          onChange={(event) => {
            const chosen = DELIMITERS.find(({ value }) => value === event.currentTarget.value);
            if (chosen) work.look({ delimiter: chosen.value });
          }}
        />
        <Switch
          className={styles.headerSwitch}
          label={t('file.header')}
          checked={preview.hasHeader}
          disabled={busy}
          onChange={(event) => work.look({ hasHeader: event.currentTarget.checked })}
        />
      </Group>
      {!preview.encodingSure && (
        <Alert
          role="note"
          color="yellow"
          title={t('file.encodingUnsure')}
          icon={<IconEye size={20} aria-hidden />}
        >
          {t('file.encodingUnsureText')}
        </Alert>
      )}
      <ImportPreviewTable preview={preview} columnName={columnName} />
      <section aria-labelledby="import-mapping">
        <h3 id="import-mapping" className={pieces.sectionTitle}>
          {t('file.mapping')}
        </h3>
        <Text size="sm" c="dimmed" mb="xs">
          {t('file.mappingText')}
        </Text>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm" verticalSpacing="xs">
          {CSV_FIELDS.map((field) => (
            <NativeSelect
              key={field}
              label={t(`fact.${field}`)}
              required={isNeeded(field)}
              value={mapping[field] === null ? '' : String(mapping[field])}
              data={[
                { value: '', label: t('file.notInFile') },
                ...columns.map((_, index) => ({ value: String(index), label: columnName(index) })),
              ]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                work.map(field, value === '' ? null : Number(value));
              }}
            />
          ))}
        </SimpleGrid>
      </section>
      <Group gap="sm">
        <ReasonedButton reason={reason} loading={work.working === 'checking'} onClick={work.check}>
          {t('file.check')}
        </ReasonedButton>
        {reason && (
          <Text size="sm" c="dimmed">
            {reason}
          </Text>
        )}
      </Group>
    </>
  );
}
