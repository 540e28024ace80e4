import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract.ts';
import type { FeedState } from '../../../shared/feed.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { ImportColumns } from '../../users/import-columns.tsx';
import { NumberField } from '../number-field.tsx';
import classes from './feed.module.css';
import { useFeedSetup } from './use-feed-setup.ts';

const ASK_ABOVE = 10;

/** From the file to its columns to what following it would do. A click outside does not throw the choices away. */
export function FeedSetupDialog({
  present,
  onClose,
  onSaved,
}: {
  /** The feed whose columns are chosen anew; null for another file. */
  present: FeedState['feed'];
  onClose(): void;
  onSaved(): void;
}) {
  const { t } = useTranslation('feed');
  const { t: common } = useTranslation('common');
  const setup = useFeedSetup(present, onSaved);
  const { step, working, refusal } = setup;
  return (
    <Modal
      opened
      size={860}
      title={t('setup.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': common('close') }}
      onClose={onClose}
    >
      <Stack gap="md">
        {step.kind === 'nothing' && <Text>{t('setup.intro')}</Text>}
        {step.kind !== 'numbers' && (
          <Group gap="sm">
            <Button
              variant={step.kind === 'nothing' ? 'filled' : 'default'}
              data-autofocus
              leftSection={<IconFileImport size={18} aria-hidden />}
              disabled={working !== null}
              onClick={setup.pick}
            >
              {t(step.kind === 'nothing' ? 'setup.pick' : 'setup.pickAgain')}
            </Button>
            {step.kind === 'columns' && <strong>{step.file.name}</strong>}
          </Group>
        )}
        {step.kind === 'columns' && (
          <ImportColumns
            work={{ ...setup, working: working === 'saving' ? null : working }}
            preview={step.preview}
          />
        )}
        {step.kind === 'numbers' && (
          <Numbers
            counts={step.counts}
            askAbove={present?.askAbovePercent ?? ASK_ABOVE}
            saving={working === 'saving'}
            onBack={setup.back}
            onFollow={setup.follow}
          />
        )}
        <div role="status">
          {working !== null && working !== 'saving' && (
            <Group gap="xs">
              <Loader size="xs" aria-hidden />
              <Text size="sm">{t('setup.reading')}</Text>
            </Group>
          )}
        </div>
        {refusal && <Refusal refusal={refusal} />}
      </Stack>
    </Modal>
  );
}

const COUNTS = ['added', 'updated', 'unchanged', 'bad', 'addressChanges'] as const;

function Numbers({
  counts,
  askAbove,
  saving,
  onBack,
  onFollow,
}: {
  counts: OutputOf<'feed.check'>;
  askAbove: number;
  saving: boolean;
  onBack(): void;
  onFollow(askAbovePercent: number): void;
}) {
  const { t } = useTranslation('feed');
  const title = useRef<HTMLHeadingElement>(null);
  const [percent, setPercent] = useState<number | string>(askAbove);
  useEffect(() => title.current?.focus(), []);
  const value = Number(percent);
  const wrong = percent === '' || !Number.isInteger(value) || value < 1 || value > 100;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!wrong) onFollow(value);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <h3 ref={title} tabIndex={-1} className={classes.stepTitle}>
          {t('setup.resultTitle')}
        </h3>
        <dl className={classes.counts}>
          {COUNTS.map((name) => (
            <div key={name} data-tone={name === 'bad' && counts.bad > 0 ? 'bad' : undefined}>
              <dt>{t(`setup.${name}`)}</dt>
              <dd>{counts[name].toLocaleString()}</dd>
            </div>
          ))}
        </dl>
        <NumberField
          label={t('setup.ask')}
          description={t('setup.askHint')}
          unit={t('setup.percent')}
          value={percent}
          onChange={setPercent}
          error={wrong ? t('setup.askRange') : null}
        />
        <Group gap="xs">
          <Button type="submit" loading={saving}>
            {t('setup.follow')}
          </Button>
          <Button variant="default" disabled={saving} onClick={onBack}>
            {t('setup.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
