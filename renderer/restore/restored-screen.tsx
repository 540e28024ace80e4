import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RestoreResult } from '../../shared/backup.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Outside } from '../ui/outside.tsx';
import { formatMoment } from '../ui/time-format.ts';
import classes from './restore.module.css';

/** What restoring has done, until somebody has read it. */
export function RestoredScreen({ result, onLeave }: { result: RestoreResult; onLeave(): void }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const lead = t('guide.result.lead', {
    office: result.officeName,
    at: formatMoment(result.backupCreatedAt, language),
    users: result.users.toLocaleString(language),
  });
  const facts = [
    result.resetsEnded > 0 ? t('guide.result.resets', { count: result.resetsEnded }) : null,
    result.mailsStopped > 0 ? t('guide.result.mails', { count: result.mailsStopped }) : null,
    result.keptAs === null ? null : t('guide.result.kept', { file: result.keptAs }),
    t('guide.result.key'),
    t('guide.result.next'),
  ].filter((fact) => fact !== null);
  return (
    <Outside
      wide
      title={t('guide.result.title')}
      lead={lead}
      above={<IconCircleCheck size={34} stroke={1.6} className={classes.done} aria-hidden />}
    >
      <Stack>
        {facts.map((fact) => (
          <Text key={fact}>{fact}</Text>
        ))}
        <Group justify="flex-end">
          <Button onClick={onLeave} data-autofocus>
            {t('guide.result.action')}
          </Button>
        </Group>
      </Stack>
    </Outside>
  );
}
