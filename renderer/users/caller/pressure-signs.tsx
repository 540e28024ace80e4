import { Button, Chip } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRESSURE_SIGNS, type PressureSign } from '../../../shared/lists.ts';
import type { UserCard } from '../../../shared/models.ts';
import styles from './caller.module.css';
import { TurnAwayDialog } from './turn-away-dialog.tsx';

/** What impostors do. Ticking one changes nothing by itself; it goes with the call when the caller is turned away. */
export function PressureSigns({ card, onTurnedAway }: { card: UserCard; onTurnedAway(): void }) {
  const { t } = useTranslation('caller');
  const title = useId();
  const [signs, setSigns] = useState<readonly PressureSign[]>([]);
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.signs}>
      <p id={title} className={styles.signsTitle}>
        {t('signs.title')}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a row of chips */}
      <div role="group" aria-labelledby={title} className={styles.chips}>
        {PRESSURE_SIGNS.map((sign) => (
          <Chip
            key={sign}
            size="xs"
            color="orange"
            variant="light"
            checked={signs.includes(sign)}
            onChange={(checked) =>
              setSigns(PRESSURE_SIGNS.filter((one) => (one === sign ? checked : signs.includes(one))))
            }
          >
            {t(`signs.${sign}`)}
          </Chip>
        ))}
      </div>
      <div>
        <Button
          size="compact-sm"
          color="red"
          variant={signs.length > 0 ? 'filled' : 'subtle'}
          leftSection={<IconPhoneOff size={16} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('turnAway.action')}
        </Button>
      </div>
      {asking && (
        <TurnAwayDialog
          card={card}
          signs={signs}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setSigns([]);
            onTurnedAway();
          }}
        />
      )}
    </div>
  );
}
