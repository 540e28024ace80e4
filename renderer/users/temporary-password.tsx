import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { refusalText } from '../ui/refusal.tsx';
import { canBePutRight } from './can-be-put-right.ts';
import styles from './temporary.module.css';
import { TemporaryDialog } from './temporary-dialog.tsx';

/** The exception without a token. An office that has not allowed it does not see it; who may not is told why. */
export function TemporaryPassword({ card }: { card: UserCard }) {
  const { t } = useTranslation('temporary');
  const { t: errors } = useTranslation('errors');
  const [open, setOpen] = useState(false);
  const refusal = asRefusal(card.temporaryRefusal);
  if (refusal?.code === 'temporary-passwords-off') return null;
  return (
    <>
      <ReasonedButton
        className={styles.open}
        variant="subtle"
        size="compact-md"
        color="gray"
        reason={refusal && !canBePutRight(refusal.code) ? refusalText(errors, refusal) : null}
        leftSection={<IconKey size={17} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('action')}
      </ReasonedButton>
      {open && <TemporaryDialog card={card} onClose={() => setOpen(false)} />}
    </>
  );
}
