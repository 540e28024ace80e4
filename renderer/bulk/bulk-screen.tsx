import { Anchor, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useChannel } from '../queries.ts';
import { Page } from '../ui/page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { Board } from './board.tsx';
import classes from './bulk.module.css';
import { ChoosePeople } from './choose-people.tsx';
import { DryRun } from './dry-run.tsx';
import { EarlierBulks } from './earlier-bulks.tsx';

/** Many resets at once: choose, look at the dry run, start, and watch. */
export function BulkScreen() {
  const { t } = useTranslation('bulk');
  const [path] = useLocation();
  const bulkId = decodeURIComponent(path.slice(ROUTES.bulk.length + 1));
  return (
    <Page
      title={t('title')}
      actions={
        bulkId === '' ? null : (
          <Anchor component={Link} href={ROUTES.bulk} size="sm" className={classes.back}>
            <IconArrowLeft size={16} aria-hidden /> {t('back')}
          </Anchor>
        )
      }
    >
      {bulkId === '' ? (
        <>
          <ChoosePeople />
          <EarlierBulks />
        </>
      ) : (
        <OneBulk key={bulkId} bulkId={bulkId} />
      )}
    </Page>
  );
}

function OneBulk({ bulkId }: { bulkId: string }) {
  const { data, error } = useChannel('bulk.get', { bulkId });
  if (error) return <Refusal refusal={error.refusal} />;
  if (data === undefined) return <Skeleton height={200} radius="md" aria-hidden />;
  const { state } = data.bulk;
  return state === 'draft' || state === 'gathering' ? <DryRun board={data} /> : <Board board={data} />;
}
