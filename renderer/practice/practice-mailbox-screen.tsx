import { Badge, Button, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconFlask, IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PracticeMail } from '../../shared/models.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { moveInList } from '../ui/move-in-list.ts';
import { Page } from '../ui/page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { Moment } from '../ui/time.tsx';
import classes from './practice.module.css';
import { ReadingPane } from './reading-pane.tsx';
import { usePracticeMails } from './use-practice-mails.ts';

/** What the fictional users would find in their mailboxes, for rehearsing the whole job. */
export function PracticeMailboxScreen() {
  const { t } = useTranslation('practice');
  const { mails, refusal } = usePracticeMails();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = mails?.find((mail) => mail.id === chosenId) ?? mails?.[0] ?? null;

  return (
    <Page
      title={t('title')}
      actions={
        <Badge color="grape" variant="light" leftSection={<IconFlask size={13} aria-hidden />}>
          {t('badge')}
        </Badge>
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('notice')}
        </Text>
        {refusal && <Refusal refusal={refusal} />}
        {mails === null && refusal === null && <Skeleton height={240} radius="md" aria-hidden />}
        {mails?.length === 0 && (
          <EmptyState
            icon={<IconInbox />}
            title={t('empty.title')}
            text={t('empty.text')}
            action={
              <Button component={Link} href={ROUTES.users}>
                {t('empty.action')}
              </Button>
            }
          />
        )}
        {mails !== null && chosen !== null && (
          <div className={classes.mailbox}>
            <ul className={classes.list} aria-label={t('list')} onKeyDown={moveInList}>
              {mails.map((mail) => (
                <MailLine
                  key={mail.id}
                  mail={mail}
                  chosen={mail.id === chosen.id}
                  onChoose={() => setChosenId(mail.id)}
                />
              ))}
            </ul>
            <ReadingPane key={chosen.id} mail={chosen} />
          </div>
        )}
      </Stack>
    </Page>
  );
}

type MailLineProps = { mail: PracticeMail; chosen: boolean; onChoose(): void };

function MailLine({ mail, chosen, onChoose }: MailLineProps) {
  return (
    <li>
      <UnstyledButton
        className={classes.line}
        data-row
        aria-current={chosen || undefined}
        onClick={onChoose}
        onFocus={onChoose}
      >
        <span className={classes.lineHead}>
          <span className={classes.to}>{mail.to} </span>
          <span className={classes.at}>
            <Moment at={mail.receivedAt} />
          </span>
        </span>{' '}
        <span className={classes.subject}>{mail.subject}</span>
      </UnstyledButton>
    </li>
  );
}
