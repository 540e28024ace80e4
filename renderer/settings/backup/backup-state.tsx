import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconDeviceFloppy, IconFolderDown, IconRestore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BackupStatus } from '../../../shared/backup.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useCommand } from '../../queries.ts';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { ROUTES } from '../../ui/routes.ts';
import { formatMoment } from '../../ui/time-format.ts';
import { useProgress } from '../../ui/use-progress.ts';
import classes from '../settings.module.css';
import { BackupFacts } from './backup-facts.tsx';

/** What there is, what is going wrong, and the three things to do about it. */
export function BackupState({ status }: { status: BackupStatus }) {
  const { t } = useTranslation('backup');
  const make = useCommand('backup.make');
  const { settings, last, running, keyConfirmedAt } = status;
  const noKey = keyConfirmedAt === null ? t('state.noKey') : null;
  const busy = make.isPending || running;
  const language = useLanguage();
  const moment = (at: number) => formatMoment(at, language);
  return (
    <Stack gap="sm">
      {last.problem === null ? null : (
        <Stack gap={6}>
          <Refusal refusal={{ code: last.problem.code }} />
          <Text size="sm" c="dimmed">
            {t('state.failing', { since: moment(last.problem.since), at: moment(last.problem.at) })}
          </Text>
        </Stack>
      )}
      <div className={classes.card}>
        <BackupFacts status={status} />
        <Group className={classes.bar} gap="xs">
          {settings.folder === null ? null : (
            <ReasonedButton
              reason={noKey}
              loading={busy}
              leftSection={<IconFolderDown size={17} aria-hidden />}
              onClick={() => make.mutate({ as: 'folder' })}
            >
              {t('now')}
            </ReasonedButton>
          )}
          <ReasonedButton
            reason={noKey}
            variant={settings.folder === null ? 'filled' : 'default'}
            loading={busy}
            leftSection={<IconDeviceFloppy size={17} aria-hidden />}
            onClick={() => make.mutate({ as: 'file' })}
          >
            {t('asFile')}
          </ReasonedButton>
          <Button
            component={Link}
            href={ROUTES.restore}
            variant="default"
            leftSection={<IconRestore size={17} aria-hidden />}
          >
            {t('restore')}
          </Button>
        </Group>
      </div>
      {make.error ? <Refusal refusal={make.error.refusal} /> : null}
      <div role="status">
        {busy ? <Making /> : null}
        {!busy && make.data?.made ? (
          <Alert color="green" icon={<IconCircleCheck size={18} aria-hidden />}>
            {t('made', { file: make.data.made.file })}
          </Alert>
        ) : null}
      </div>
    </Stack>
  );
}

function Making() {
  const { t } = useTranslation('backup');
  const percent = useProgress('backup') ?? 0;
  const words = t('making', { percent });
  return (
    <Stack gap={6}>
      <Text size="sm">{words}</Text>
      <Progress value={percent} aria-label={words} />
    </Stack>
  );
}
