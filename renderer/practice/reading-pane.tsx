import { Alert, Button, Group, Text } from '@mantine/core';
import { IconClipboardText, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PracticeMail } from '../../shared/models.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { ROUTES } from '../ui/routes.ts';
import { formatFull } from '../ui/time-format.ts';
import classes from './practice.module.css';

/** One mail as its user reads it, with a button that copies what they would hand to the operator. */
export function ReadingPane({ mail }: { mail: PracticeMail }) {
  const { t } = useTranslation('practice');
  const language = useLanguage();
  const text = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(mail.text);
      setCopied(true);
    } catch {
      if (text.current) window.getSelection()?.selectAllChildren(text.current);
      setCopied(false);
    }
  }

  return (
    <article className={classes.pane} aria-label={t('reading')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{mail.subject}</h2>
        <Text size="sm" c="dimmed">
          {t('to')}: {mail.to}
        </Text>
        <Text size="sm" c="dimmed">
          {t('received')}: {formatFull(mail.receivedAt, language)}
        </Text>
      </header>
      <div className={classes.acts}>
        <Text size="sm">{t('pasteHint')}</Text>
        <Group gap="xs">
          <Button leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
            {t('copy')}
          </Button>
          <Button
            variant="default"
            component={Link}
            href={ROUTES.pasteToken}
            leftSection={<IconClipboardText size={16} aria-hidden />}
          >
            {t('paste')}
          </Button>
        </Group>
        <div role="status">
          {copied !== null && (
            <Alert color={copied ? 'green' : 'orange'} p="xs">
              {t(copied ? 'copied' : 'notCopied')}
            </Alert>
          )}
        </div>
      </div>
      <pre className={classes.text} ref={text}>
        {mail.text}
      </pre>
    </article>
  );
}
