import { Alert, Button, Checkbox, Group, Stack } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClockExclamation,
  IconCopy,
  IconHistory,
  IconLogin2,
  IconTicketOff,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFacts } from '../../shared/backup.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useNow } from '../ui/time.tsx';
import { formatAge } from '../ui/time-format.ts';
import { useStatus } from '../use-status.ts';
import { BackupCard } from './backup-card.tsx';
import classes from './restore.module.css';
import type { OpenedFacts, Restore, RestoreStage } from './use-restore.ts';

type Effect = 'kept' | 'keptDamaged' | 'tokens' | 'signIn' | 'log';

const ICONS: Record<Effect, TablerIcon> = {
  kept: IconCopy,
  keptDamaged: IconCopy,
  tokens: IconTicketOff,
  signIn: IconLogin2,
  log: IconHistory,
};

/** What becomes of the office that is here now. */
const KEPT: Record<BackupFacts['present'], Effect[]> = {
  none: [],
  'same-office': ['kept'],
  'other-office': ['kept'],
  unreadable: ['keptDamaged'],
};

type Props = { restore: Restore; stage: Extract<RestoreStage, { at: 'confirm' }> };

/** What restoring means, before it is done; a tick where something would be lost. */
export function ConfirmStep({ restore, stage: { file, facts } }: Props) {
  const { t } = useTranslation('backup');
  const { t: common } = useTranslation('common');
  const [ticked, setTicked] = useState(false);
  const loses = facts.present === 'same-office' || facts.present === 'other-office';
  const effects: Effect[] = [...KEPT[facts.present], 'tokens', 'signIn', 'log'];
  return (
    <Stack>
      <BackupCard name={file.name} facts={facts} />
      <Losses facts={facts} />
      <ul className={classes.effects}>
        {effects.map((effect) => {
          const Icon = ICONS[effect];
          return (
            <li key={effect}>
              <Icon size={19} stroke={1.7} aria-hidden />
              <span>{t(`guide.confirm.${effect}`)}</span>
            </li>
          );
        })}
      </ul>
      {loses ? (
        <Checkbox
          label={t('guide.confirm.tick')}
          checked={ticked}
          onChange={(event) => setTicked(event.currentTarget.checked)}
        />
      ) : null}
      {restore.refusal ? <Refusal refusal={restore.refusal} /> : null}
      <Group justify="space-between">
        <Button variant="default" onClick={restore.back}>
          {common('back')}
        </Button>
        <ReasonedButton
          reason={loses && !ticked ? t('guide.confirm.tickFirst') : null}
          loading={restore.busy}
          onClick={restore.run}
        >
          {t('guide.confirm.action')}
        </ReasonedButton>
      </Group>
    </Stack>
  );
}

function Losses({ facts }: { facts: OpenedFacts }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const now = useNow();
  const { officeName: present } = useStatus();
  const { newer, opened, createdAt } = facts;
  if (facts.present === 'other-office') {
    const office = opened.officeName;
    return (
      <Alert
        role="note"
        color="red"
        icon={<IconAlertTriangle size={18} aria-hidden />}
        title={t('guide.confirm.otherTitle')}
      >
        {present === null
          ? t('guide.confirm.otherUnnamed', { office })
          : t('guide.confirm.other', { present, office })}
      </Alert>
    );
  }
  if (newer === null || newer.entries === 0) return null;
  return (
    <Alert
      role="note"
      color="yellow"
      icon={<IconClockExclamation size={18} aria-hidden />}
      title={t('guide.confirm.newerTitle')}
    >
      {t('guide.confirm.newer', {
        ago: formatAge(createdAt, language, now),
        entries: newer.entries.toLocaleString(language),
        resets: newer.resets.toLocaleString(language),
      })}
    </Alert>
  );
}
