import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconClock,
  IconClockX,
  IconHelpCircle,
  IconHourglass,
  IconKey,
  IconMailForward,
  IconPrinter,
  IconPrinterOff,
  IconRefresh,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { BulkCount } from '../../shared/bulk.ts';
import type { BulkProgress } from '../../shared/bulk-lists.ts';

type Tone = 'plain' | 'good' | 'warn' | 'bad';

/** In the order in which a person reads the board. */
export const PROGRESS_LOOKS: Record<BulkProgress, { tone: Tone; Icon: TablerIcon }> = {
  ready: { tone: 'plain', Icon: IconHourglass },
  queued: { tone: 'plain', Icon: IconClock },
  retrying: { tone: 'warn', Icon: IconRefresh },
  'handed-over': { tone: 'good', Icon: IconMailForward },
  printed: { tone: 'good', Icon: IconPrinter },
  used: { tone: 'good', Icon: IconCheck },
  unknown: { tone: 'warn', Icon: IconHelpCircle },
  failed: { tone: 'bad', Icon: IconX },
  expired: { tone: 'warn', Icon: IconClockX },
  revoked: { tone: 'plain', Icon: IconBan },
  superseded: { tone: 'plain', Icon: IconArrowsExchange },
  printing: { tone: 'warn', Icon: IconPrinterOff },
  'has-live': { tone: 'plain', Icon: IconKey },
  'left-out': { tone: 'warn', Icon: IconAlertTriangle },
};

export const PROGRESSES = Object.keys(PROGRESS_LOOKS) as BulkProgress[];

export function sumOf(counts: readonly BulkCount[], ...progresses: readonly BulkProgress[]): number {
  return counts
    .filter(({ progress }) => progresses.includes(progress))
    .reduce((sum, { members }) => sum + members, 0);
}

/** The reasons that have words of their own. */
export const REASONS = [
  'user-disabled',
  'address-missing',
  'address-cooling-off',
  'approval-needed',
  'approval-own',
  'limit-reached',
  'mail-not-configured',
  'out-of-scope',
  'user-not-found',
  'reset-live',
  'slip-not-needed',
  'internal',
] as const;

export function reasonKey(code: string | null): (typeof REASONS)[number] | 'other' {
  return REASONS.find((reason) => reason === code) ?? 'other';
}
