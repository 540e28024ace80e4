import { Button } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judge } from '../../../shared/caller-rules.ts';
import type { UserCard } from '../../../shared/models.ts';
import { RecordedChecks } from '../../ui/recorded-checks.tsx';
import { ruleSentence } from '../../ui/rule-sentence.ts';
import { useMay } from '../../use-status.ts';
import pieces from '../pieces.module.css';
import cardStyles from '../user-card.module.css';
import { ApprovalBlock } from './approval-block.tsx';
import { CallScript } from './call-script.tsx';
import styles from './caller.module.css';
import { CheckRows } from './check-rows.tsx';
import { PressureSigns } from './pressure-signs.tsx';
import { ProtectButton } from './protect-button.tsx';
import { TurnedAway } from './turned-away.tsx';

/** Who is calling: the rules that hold for this person, what was checked, and what a second operator said. */
export function CallerSection({ card }: { card: UserCard }) {
  const { t } = useTranslation('caller');
  const may = useMay('operator');
  const [checking, setChecking] = useState(false);
  const { verification } = card;
  const { rules, recorded, approval, turnedAway, windowMinutes } = verification;
  /** What the mail alone meets need not be read before every call. */
  const beyondMail = rules.filter((rule) => judge([rule], new Set(), true).missing > 0);
  return (
    <section className={cardStyles.section} aria-labelledby="caller">
      <div className={cardStyles.sectionHead}>
        <h3 id="caller" className={pieces.sectionTitle}>
          {t('title')}
        </h3>
        <div className={styles.headActions}>
          <ProtectButton card={card} />
          {may && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconHeadset size={15} aria-hidden />}
              aria-expanded={checking}
              onClick={() => setChecking(!checking)}
            >
              {t(checking ? 'checks.close' : 'checks.open')}
            </Button>
          )}
        </div>
      </div>
      {turnedAway !== null && <TurnedAway last={turnedAway} />}
      {beyondMail.length === 0 ? (
        <p className={pieces.dimmed}>{t('rule.mailIsEnough')}</p>
      ) : (
        <ul className={styles.ruleList}>
          {beyondMail.map((rule) => (
            <li key={ruleSentence(t, rule)}>{ruleSentence(t, rule)}</li>
          ))}
        </ul>
      )}
      {checking ? (
        <div className={styles.desk}>
          <CallScript card={card} folded={false}>
            <PressureSigns card={card} onTurnedAway={() => setChecking(false)} />
          </CallScript>
          <CheckRows card={card} onRecorded={() => undefined} />
          {approval !== null && <ApprovalBlock card={card} approval={approval} asking />}
        </div>
      ) : (
        <>
          {recorded.length > 0 ? (
            <>
              <RecordedChecks checks={recorded} />
              <p className={styles.quiet}>{t('checks.counts', { count: windowMinutes })}</p>
            </>
          ) : (
            beyondMail.length > 0 && <p className={pieces.dimmed}>{t('checks.none')}</p>
          )}
          {approval !== null && <ApprovalBlock card={card} approval={approval} asking={false} />}
        </>
      )}
    </section>
  );
}
