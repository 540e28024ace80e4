import { Button, Skeleton, Text } from '@mantine/core';
import { IconFileImport, IconHandStop, IconUserCheck, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannel } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import styles from './feed/feed.module.css';
import { FeedHeld } from './feed/feed-held.tsx';
import { FeedSetupDialog } from './feed/feed-setup.tsx';
import { FeedStatus } from './feed/feed-status.tsx';
import { Leavers } from './feed/leavers.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

const RULES = [
  { rule: 'apply', Icon: IconUserCheck },
  { rule: 'leavers', Icon: IconUserMinus },
  { rule: 'ask', Icon: IconHandStop },
] as const;

/** A look that finds nothing new ends without an event, ms. */
const WHILE_READING = 1000;

/** The file that is followed, what waits for a word, and who is missing. */
export function FeedSection() {
  const { t } = useTranslation('feed');
  const { t: settings } = useTranslation('settings');
  const { data, error } = useChannel(
    'feed.get',
    {},
    { refetchInterval: ({ state }) => (state.data?.reading === true ? WHILE_READING : false) },
  );
  const [setup, setSetup] = useState<'columns' | 'file' | null>(null);
  if (error) return <Refusal refusal={error.refusal} />;
  if (data === undefined) return <Skeleton height={240} radius="md" aria-hidden />;
  const { feed, record } = data;
  return (
    <>
      <Section title={settings('tabs.feed')} about={t('about')}>
        {record.held !== null && <FeedHeld held={record.held} />}
        {feed === null ? (
          <Nothing onChoose={() => setSetup('file')} />
        ) : (
          <FeedStatus feed={feed} state={data} onChange={setSetup} />
        )}
      </Section>
      {feed !== null && <Leavers />}
      {setup !== null && (
        <FeedSetupDialog
          present={setup === 'columns' ? feed : null}
          onClose={() => setSetup(null)}
          onSaved={() => setSetup(null)}
        />
      )}
    </>
  );
}

function Nothing({ onChoose }: { onChoose(): void }) {
  const { t } = useTranslation('feed');
  return (
    <div className={`${classes.card} ${styles.empty}`}>
      <Text fw={600}>{t('none.title')}</Text>
      <ul className={styles.rules}>
        {RULES.map(({ rule, Icon }) => (
          <li key={rule}>
            <Icon size={18} stroke={1.75} aria-hidden />
            {t(`none.rules.${rule}`)}
          </li>
        ))}
      </ul>
      <Button leftSection={<IconFileImport size={18} aria-hidden />} onClick={onChoose}>
        {t('none.choose')}
      </Button>
    </div>
  );
}
