import { Alert, Button, Group, Text } from '@mantine/core';
import { IconClipboardText, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { LIVE_RESET_STATES } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { CodeState } from '../ui/code-state.tsx';
import { pasteRoute } from '../ui/routes.ts';
import { ResetStateBadge } from '../ui/state-badge.tsx';
import { Countdown, useOfficeNow } from '../ui/time.tsx';
import { formatRelative } from '../ui/time-format.ts';

/** Shorter ago than that is no number of minutes, ms. */
const JUST = 45_000;

/** Before a second reset goes out: who has issued the live one, when, and how to use that one instead. */
export function IssuedAlready({ card }: { card: Pick<UserCard, 'id' | 'resets'> }) {
  const { t } = useTranslation('users');
  const [, navigate] = useLocation();
  const language = useLanguage();
  const now = useOfficeNow();
  const live = card.resets.find(
    ({ state, expiresAt }) => LIVE_RESET_STATES.some((one) => one === state) && expiresAt > now,
  );
  if (live === undefined) return null;
  const ago =
    now - live.issuedAt < JUST ? t('already.justNow') : formatRelative(live.issuedAt, language, now);
  return (
    <Alert
      role="note"
      color="yellow"
      icon={<IconHistory size={20} aria-hidden />}
      title={t('already.title', { name: live.issuedBy, ago })}
    >
      <Group gap="6px 14px">
        <ResetStateBadge reset={live} />
        <Text size="sm" fw={600}>
          <Countdown until={live.expiresAt} />
        </Text>
        <CodeState reset={live} />
      </Group>
      <Text size="sm" my={8}>
        {t('already.text')}
      </Text>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconClipboardText size={16} aria-hidden />}
        onClick={() => navigate(pasteRoute(card.id))}
      >
        {t('already.paste')}
      </Button>
    </Alert>
  );
}
