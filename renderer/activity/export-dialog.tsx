import { Button, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconShieldCheck, IconTable } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/evidence-lists.ts';
import { refusalOf } from '../client.ts';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { type Filters, filterInput, isFiltered } from './filters.ts';

const ICONS = { csv: IconTable, json: IconShieldCheck } as const;
const LEAST = 5;

/** Which form and what for; then the system asks where to. `onDone` gets what happened, in words. */
export function ExportDialog({
  filters,
  onClose,
  onDone,
}: {
  filters: Filters;
  onClose(): void;
  onDone(words: string): void;
}) {
  const { t } = useTranslation('evidence');
  const run = useCommand('activity.export');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const tooShort = reason.trim().length < LEAST;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal(null);
    if (tooShort) return;
    try {
      const { file } = await run.mutateAsync({ format, reason, ...filterInput(filters) });
      if (file !== null) onDone(t('export.done', { name: file.name, count: file.entries }));
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('export.title')} size="lg" centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <FormatChoice value={format} onChange={setFormat} />
          {format === 'csv' && (
            <Text size="sm" c="dimmed">
              {t(isFiltered(filters) ? 'export.filtered' : 'export.everything')}
            </Text>
          )}
          <TextInput
            label={t('export.reason')}
            description={t('export.reasonHint')}
            maxLength={500}
            value={reason}
            error={tried && tooShort ? t('export.reasonNeeded') : null}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Text size="sm">{t('export.care')}</Text>
          {refusal && <Refusal refusal={refusal} />}
          <Button type="submit" loading={run.isPending} style={{ alignSelf: 'flex-end' }}>
            {t('export.do')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function FormatChoice({ value, onChange }: { value: ExportFormat; onChange(format: ExportFormat): void }) {
  const { t } = useTranslation('evidence');
  return (
    <Radio.Group
      aria-label={t('export.format')}
      value={value}
      onChange={(chosen) => {
        const format = EXPORT_FORMATS.find((known) => known === chosen);
        if (format) onChange(format);
      }}
    >
      <div className="way-cards">
        {EXPORT_FORMATS.map((format) => {
          const Icon = ICONS[format];
          return (
            <Radio.Card key={format} value={format} className="way-card" aria-label={t(`export.${format}`)}>
              <Radio.Indicator size="xs" className="way-mark" />
              <Icon size={22} stroke={1.6} aria-hidden />
              <Text fw={600}>{t(`export.${format}`)}</Text>
              <Text size="xs" c="dimmed">
                {t(`export.${format}Text`)}
              </Text>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
