import { Button, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { BulkBoard } from '../../shared/bulk.ts';
import { LIVE_CHOICES, type LiveChoice } from '../../shared/bulk-lists.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { refusalOf } from '../client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useCommand } from '../queries.ts';
import { formatDuration } from '../ui/duration.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import classes from './bulk.module.css';
import { sumOf } from './progress-looks.ts';

const LEAST = 5;
const MINUTE = 60_000;
/** Minutes: a mail that is read tomorrow morning must still work. */
const LIFETIMES = [60, 240, 480, 1440] as const;

/** What has to be decided before the first mail, why, and the one button that sends. */
export function StartForm({ board }: { board: BulkBoard }) {
  const { t } = useTranslation('bulk');
  const language = useLanguage();
  const [, navigate] = useLocation();
  const start = useCommand('bulk.start');
  const discard = useCommand('bulk.discard');
  const [live, setLive] = useState<LiveChoice>('keep');
  const [lifetime, setLifetime] = useState<number>(240);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const { bulk, counts, mailsPerMinute } = board;
  const withLive = sumOf(counts, 'has-live');
  const mails = sumOf(counts, 'ready') + (live === 'replace' ? withLive : 0);
  const possible = mails + board.slips > 0 || withLive > 0;
  const tooShort = reason.trim().length < LEAST;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal(null);
    if (tooShort || mails + board.slips === 0) return;
    try {
      await start.mutateAsync({ bulkId: bulk.id, reason, live, lifetimeMinutes: lifetime });
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className={classes.section}>
      <Stack gap="md" maw={620}>
        <h2 className={classes.heading}>{t('dry.start')}</h2>
        {!possible && <Text>{t('dry.nobody')}</Text>}
        {withLive > 0 && (
          <Radio.Group
            label={t('dry.liveChoice')}
            value={live}
            onChange={(value) => setLive(LIVE_CHOICES.find((known) => known === value) ?? 'keep')}
          >
            <Stack gap={6} mt={6}>
              {LIVE_CHOICES.map((choice) => (
                <Radio key={choice} value={choice} label={t(`dry.${choice}`)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {possible && (
          <>
            <NativeSelect
              label={t('dry.lifetime')}
              description={t('dry.lifetimeHint')}
              value={String(lifetime)}
              onChange={({ currentTarget }) => setLifetime(Number(currentTarget.value))}
              data={LIFETIMES.map((minutes) => ({
                value: String(minutes),
                label: t('dry.hours', { count: minutes / 60 }),
              }))}
              className={classes.short}
            />
            <TextInput
              label={t('dry.reason')}
              description={t('dry.reasonHint')}
              maxLength={500}
              value={reason}
              error={tried && tooShort ? t('dry.reasonNeeded') : null}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
        {mails > 0 && (
          <Text size="sm">
            {t('dry.pace', {
              rate: mailsPerMinute,
              time: formatDuration((mails / mailsPerMinute) * MINUTE, language),
            })}
          </Text>
        )}
        {refusal && <Refusal refusal={refusal} />}
        <Group gap="xs">
          {possible && (
            <Button type="submit" loading={start.isPending} disabled={mails + board.slips === 0}>
              {mails === 0 ? t('dry.goSlips') : t('dry.go', { count: mails })}
            </Button>
          )}
          <Button
            variant="default"
            disabled={start.isPending}
            onClick={() => discard.mutate({}, { onSuccess: () => navigate(ROUTES.bulk) })}
          >
            {t('dry.discard')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
