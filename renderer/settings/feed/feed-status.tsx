import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconFileAlert, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../../shared/errors.ts';
import type { FeedState } from '../../../shared/feed.ts';
import { refusalOf } from '../../client.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useCommand } from '../../queries.ts';
import { asRefusal } from '../../ui/as-refusal.ts';
import { ConfirmDialog } from '../../ui/confirm.tsx';
import { Fact } from '../../ui/fact.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Moment } from '../../ui/time.tsx';
import { formatMoment } from '../../ui/time-format.ts';
import { useProgress } from '../../ui/use-progress.ts';
import classes from '../settings.module.css';
import styles from './feed.module.css';

type Feed = NonNullable<FeedState['feed']>;

/** Which file is followed, how the last look at it went, and what to do about it. */
export function FeedStatus({
  feed,
  state: { record, reading },
  onChange,
}: {
  feed: Feed;
  state: FeedState;
  onChange(what: 'columns' | 'file'): void;
}) {
  const { t } = useTranslation('feed');
  const language = useLanguage();
  const read = useCommand('feed.readNow');
  const stop = useCommand('feed.stop');
  const percent = useProgress('feed');
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const busy = reading || read.isPending;

  async function run(act: () => Promise<unknown>) {
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  return (
    <Stack gap="sm">
      {record.problem !== null && (
        <Stack gap={6}>
          <Refusal refusal={asRefusal(record.problem.refusal)} />
          <Text size="sm" c="dimmed">
            {t('state.since', { at: formatMoment(record.problem.since, language) })}
          </Text>
        </Stack>
      )}
      {record.badRows.length > 0 && <BadRows record={record} />}
      {refusal && <Refusal refusal={refusal} />}
      <div className={classes.card}>
        <dl className={`${classes.facts} ${classes.plain}`}>
          <Fact label={t('state.file')}>
            <strong>{feed.name}</strong>
            <div className={classes.mono}>{feed.folder}</div>
          </Fact>
          <Fact label={t('state.applied')}>
            {record.applied === null ? (
              t('state.notYet')
            ) : (
              <>
                <Moment at={record.applied.at} />
                <Text size="sm" c="dimmed">
                  {t('state.counts', record.applied.counts)}
                </Text>
              </>
            )}
          </Fact>
          <Fact label={t('state.inName')}>{feed.adminName}</Fact>
          <Fact label={t('state.ask')}>{t('state.askAbove', { percent: feed.askAbovePercent })}</Fact>
        </dl>
        <Group className={classes.bar} gap="xs">
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={busy}
            onClick={() => void run(() => read.mutateAsync({}))}
          >
            {t('state.readNow')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => onChange('columns')}>
            {t('state.change')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => onChange('file')}>
            {t('state.another')}
          </Button>
          <Button variant="subtle" color="red" disabled={busy} onClick={() => setAsking(true)}>
            {t('state.stop')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {busy
              ? percent === null
                ? t('state.reading')
                : t('state.readingPercent', { percent })
              : read.isSuccess && refusal === null && record.problem === null
                ? t('state.read')
                : ''}
          </Text>
        </Group>
      </div>
      <ConfirmDialog
        opened={asking}
        title={t('stop.title')}
        confirm={t('stop.confirm')}
        danger
        busy={stop.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          void run(async () => {
            await stop.mutateAsync({});
          }).finally(() => setAsking(false))
        }
      >
        {t('stop.text')}
      </ConfirmDialog>
    </Stack>
  );
}

/** Said whether the file was applied beside them or is held because of them. */
function BadRows({ record }: { record: FeedState['record'] }) {
  const { t } = useTranslation('feed');
  const { t: users } = useTranslation('users');
  const count = record.held?.counts.bad ?? record.applied?.counts.bad ?? record.badRows.length;
  return (
    <Alert
      role="note"
      color="yellow"
      title={t('bad.title', { count })}
      icon={<IconFileAlert size={18} aria-hidden />}
    >
      <Text size="sm">{t('bad.text')}</Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <ul className={styles.badRows} tabIndex={0} aria-label={t('bad.title', { count })}>
        {record.badRows.map(({ line, problem, value }) => (
          <li key={line}>
            {t('bad.line', { line, problem: users(`problem.${problem}`) })}
            {value !== '' && <span className={classes.mono}> {value}</span>}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
