import { Badge } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconClock,
  IconClockX,
  IconHelpCircle,
  IconMailForward,
  IconPrinter,
  IconSend,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MailState, ResetState } from '../../shared/lists.ts';
import type { ResetView } from '../../shared/models.ts';

type Look = { colour: string; Icon: TablerIcon };

const RESET_LOOKS: Record<ResetState, Look> = {
  queued: { colour: 'blue', Icon: IconClock },
  'handed-over': { colour: 'teal', Icon: IconMailForward },
  unknown: { colour: 'orange', Icon: IconHelpCircle },
  used: { colour: 'green', Icon: IconCheck },
  expired: { colour: 'gray', Icon: IconClockX },
  revoked: { colour: 'gray', Icon: IconBan },
  superseded: { colour: 'gray', Icon: IconArrowsExchange },
  failed: { colour: 'red', Icon: IconX },
};

const MAIL_LOOKS: Record<MailState, Look> = {
  queued: { colour: 'blue', Icon: IconClock },
  sending: { colour: 'blue', Icon: IconSend },
  'handed-over': { colour: 'teal', Icon: IconMailForward },
  unknown: { colour: 'orange', Icon: IconHelpCircle },
  failed: { colour: 'red', Icon: IconX },
  expired: { colour: 'gray', Icon: IconClockX },
  cancelled: { colour: 'gray', Icon: IconBan },
};

function StateBadge({ look: { colour, Icon }, words }: { look: Look; words: string }) {
  return (
    <Badge color={colour} variant="light" leftSection={<Icon size={13} stroke={2} aria-hidden />}>
      {words}
    </Badge>
  );
}

/** A reset's state: colour, icon and words, so that none of them has to carry it alone. */
export function ResetStateBadge({ reset: { state, slip } }: { reset: Pick<ResetView, 'state' | 'slip'> }) {
  const { t } = useTranslation('common');
  // No mail server took a slip.
  if (slip && state === 'handed-over') {
    return <StateBadge look={{ colour: 'teal', Icon: IconPrinter }} words={t('slipPrinted')} />;
  }
  return <StateBadge look={RESET_LOOKS[state]} words={t(`resetState.${state}`)} />;
}

/** A mail's state: colour, icon and words. */
export function MailStateBadge({ state }: { state: MailState }) {
  const { t } = useTranslation('common');
  return <StateBadge look={MAIL_LOOKS[state]} words={t(`mailState.${state}`)} />;
}
