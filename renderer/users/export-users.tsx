import { Button, Group, Modal, Progress, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import type { UserQuestion } from '../../shared/user-lists.ts';
import { refusalOf } from '../client.ts';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useProgress } from '../ui/use-progress.ts';
import pieces from './pieces.module.css';

const LEAST = 5;

type Step = { kind: 'asking' } | { kind: 'done'; file: NonNullable<OutputOf<'users.export'>['file']> };

/** Who goes into the file and what for; then the system asks where to. While it is written it can be stopped. */
export function ExportUsersDialog({ shown, onClose }: { shown: UserQuestion; onClose(): void }) {
  const { t } = useTranslation('userExport');
  const { t: common } = useTranslation('common');
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {step.kind === 'asking' ? (
        <Asking shown={shown} onDone={(file) => setStep({ kind: 'done', file })} />
      ) : (
        <Done file={step.file} onClose={onClose} />
      )}
    </Modal>
  );
}

function Asking({
  shown,
  onDone,
}: {
  shown: UserQuestion;
  onDone(file: NonNullable<OutputOf<'users.export'>['file']>): void;
}) {
  const { t } = useTranslation('userExport');
  const run = useCommand('users.export');
  const narrowed = shown.query.trim() !== '' || shown.filter !== 'all' || shown.department !== null;
  const [whom, setWhom] = useState<'everybody' | 'shown'>(narrowed ? 'shown' : 'everybody');
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
      const { file } = await run.mutateAsync({
        reason,
        whom: whom === 'shown' ? { kind: 'shown', ...shown } : { kind: 'everybody' },
      });
      if (file !== null) onDone(file);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text size="sm">{t('about')}</Text>
        {narrowed && (
          <Radio.Group
            label={t('whom')}
            value={whom}
            onChange={(chosen) => setWhom(chosen === 'shown' ? 'shown' : 'everybody')}
          >
            <Stack gap={6} mt={4}>
              <Radio value="shown" label={t('shown')} />
              <Radio value="everybody" label={t('everybody')} />
            </Stack>
          </Radio.Group>
        )}
        <TextInput
          label={t('reason')}
          description={t('reasonHint')}
          maxLength={500}
          value={reason}
          error={tried && tooShort ? t('reasonNeeded') : null}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Text size="sm" c="dimmed">
          {t('care')}
        </Text>
        {refusal && <Refusal refusal={refusal} />}
        {run.isPending ? (
          <Writing />
        ) : (
          <Button
            type="submit"
            leftSection={<IconDownload size={16} aria-hidden />}
            style={{ alignSelf: 'flex-end' }}
          >
            {t('do')}
          </Button>
        )}
      </Stack>
    </form>
  );
}

/** The bar begins when main has a place to write to: until then the system's own dialog is open. */
function Writing() {
  const { t } = useTranslation('userExport');
  const percent = useProgress('users-export');
  const stop = useCommand('users.stopExport');
  return (
    <Stack gap={6} role="status">
      <Text size="sm">{percent === null ? t('waiting') : t('writing', { percent })}</Text>
      <Group gap="sm" wrap="nowrap">
        <Progress value={percent ?? 0} aria-label={t('progress')} style={{ flex: 1 }} />
        <Button
          variant="default"
          size="xs"
          disabled={percent === null}
          loading={stop.isPending}
          onClick={() => stop.mutate({})}
        >
          {t('stop')}
        </Button>
      </Group>
    </Stack>
  );
}

function Done({ file, onClose }: { file: { name: string; users: number }; onClose(): void }) {
  const { t } = useTranslation('userExport');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Stack gap="md">
      <div className={pieces.resultHead} data-tone="good" role="status">
        <IconCircleCheck size={24} aria-hidden />
        <div>
          <Text fw={600}>{t('done', { count: file.users })}</Text>
          <Text size="sm">{file.name}</Text>
        </div>
      </div>
      <Button ref={button} onClick={onClose} style={{ alignSelf: 'flex-end' }}>
        {t('finish')}
      </Button>
    </Stack>
  );
}
