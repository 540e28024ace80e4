import { Button, Group, Loader, Text, Textarea } from '@mantine/core';
import { IconMailForward, IconSearch, IconUser } from '@tabler/icons-react';
import { type ClipboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ErrorCode, Refusal as RefusalValue } from '../../shared/errors.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES, userRoute } from '../ui/routes.ts';
import { useSecretOnScreen } from '../ui/use-secret-on-screen.ts';
import styles from './paste-token.module.css';
import type { PastedToken } from './use-pasted-token.ts';

/** What main reads at most. */
const MAX_TEXT = 200_000;
/** After these a second paste is the missing half and goes beside the first; after all others it replaces it. */
const UNFINISHED: readonly ErrorCode[] = ['token-damaged', 'token-missing'];
/** The token is dead for good, so a new one is the next step. */
const DEAD: readonly ErrorCode[] = [
  'token-expired',
  'token-used',
  'token-revoked',
  'token-superseded',
  'token-failed',
];

/** One box for the token, the link or the whole mail, and why it was refused. */
export function PasteBox({ pasted }: { pasted: PastedToken }) {
  const { t } = useTranslation('pasteToken');
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, reading, setText } = pasted;
  useSecretOnScreen(text.trim() !== '');
  const refusal = reading.kind === 'refused' ? reading.refusal : null;

  function onPaste(event: ClipboardEvent) {
    if (refusal === null || UNFINISHED.includes(refusal.code)) return;
    event.preventDefault();
    setText(event.clipboardData.getData('text').slice(0, MAX_TEXT));
  }

  return (
    <div className={styles.paste}>
      <Textarea
        ref={box}
        autoFocus
        data-autofocus
        label={t('box.label')}
        description={t('box.help')}
        placeholder={t('box.placeholder')}
        classNames={{ input: styles.box, label: styles.boxLabel }}
        rows={9}
        maxLength={MAX_TEXT}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onPaste={onPaste}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="space-between" mih={30}>
        <Group gap="xs" role="status">
          {reading.kind === 'reading' && (
            <>
              <Loader size="xs" aria-hidden />
              <Text size="sm">{t('box.reading')}</Text>
            </>
          )}
        </Group>
        {text !== '' && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              pasted.drop();
              box.current?.focus();
            }}
          >
            {t('box.clear')}
          </Button>
        )}
      </Group>
      {refusal ? (
        <>
          <Refusal refusal={refusal} />
          <NextStep refusal={refusal} />
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('leave')}
        </Text>
      )}
    </div>
  );
}

/** Where a dead token is one click away from a live one. */
function NextStep({ refusal }: { refusal: RefusalValue }) {
  const { t } = useTranslation('pasteToken');
  const [, navigate] = useLocation();
  const userId = refusal.details?.userId;
  const userName = refusal.details?.userName;
  if (typeof userId !== 'string') {
    if (refusal.code !== 'token-not-ours') return null;
    return (
      <Group>
        <Button
          variant="default"
          leftSection={<IconSearch size={16} aria-hidden />}
          onClick={() => navigate(ROUTES.users)}
        >
          {t('refused.search')}
        </Button>
      </Group>
    );
  }
  return (
    <Group gap="xs">
      {DEAD.includes(refusal.code) && (
        <Button
          leftSection={<IconMailForward size={16} aria-hidden />}
          onClick={() => navigate(`${userRoute(userId)}/send`)}
        >
          {t('refused.sendAgain')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconUser size={16} aria-hidden />}
        onClick={() => navigate(userRoute(userId))}
      >
        {typeof userName === 'string'
          ? t('refused.openUser', { name: userName })
          : t('refused.openUserUnnamed')}
      </Button>
    </Group>
  );
}
