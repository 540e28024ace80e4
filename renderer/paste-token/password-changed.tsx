import { Button, Group, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconUser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useChannel } from '../queries.ts';
import { userRoute } from '../ui/routes.ts';
import { MailStateBadge } from '../ui/state-badge.tsx';
import { formatMoment } from '../ui/time-format.ts';
import styles from './paste-token.module.css';

type Props = { done: OutputOf<'resets.complete'>; onAnother(): void };

/** What happened: who, when, and what became of the notice. Holds neither token nor password. */
export function PasswordChanged({ done, onAnother }: Props) {
  const { t } = useTranslation('pasteToken');
  const [, navigate] = useLocation();
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  // The notice goes out a moment later: the outbox knows its newer state.
  const outbox = useChannel('outbox.list', { limit: 20 }, { enabled: done.notice !== null });
  const notice = outbox.data?.mails.find((mail) => mail.id === done.notice?.id) ?? done.notice;

  return (
    <section className={styles.done} aria-labelledby="password-changed">
      <IconCircleCheck size={44} stroke={1.4} aria-hidden className={styles.doneIcon} />
      <div role="status">
        <Title order={2} id="password-changed" ref={heading} tabIndex={-1} size="h3">
          {t('done.title', { name: done.userName })}
        </Title>
        <Text>{t('done.spent')}</Text>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('done.at')}</dt>
          <dd>{formatMoment(done.at, language)}</dd>
        </div>
        <div>
          <dt>{t('done.notice')}</dt>
          <dd>
            {notice ? (
              <span className={styles.notice}>
                <MailStateBadge state={notice.state} /> {notice.to}
              </span>
            ) : (
              t('done.noticeNone')
            )}
          </dd>
        </div>
      </dl>
      <Group gap="xs">
        <Button onClick={onAnother}>{t('done.next')}</Button>
        <Button
          variant="default"
          leftSection={<IconUser size={16} aria-hidden />}
          onClick={() => navigate(userRoute(done.userId))}
        >
          {t('done.open', { name: done.userName })}
        </Button>
      </Group>
    </section>
  );
}
