import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { useChannel } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { UserCardView } from './user-card.tsx';
import styles from './users.module.css';

export type CardPaneProps = {
  userId: string;
  /** True while the question "send a reset?" or its answer stands on the card. */
  sending: boolean;
  onSending(sending: boolean): void;
  onClose(): void;
};

/** What was checked or approved stops counting without anything happening; another program tells nothing at all. */
const LOOK_AGAIN = 20_000;

function passes({ verification }: UserCard): boolean {
  return verification.recorded.length > 0 || verification.approval !== null;
}

/** Fetches the card; main's events keep it true while it is open. */
export function UserCardPane({ userId, ...rest }: CardPaneProps) {
  const { t } = useTranslation('users');
  const card = useChannel(
    'users.get',
    { userId },
    { refetchInterval: ({ state }) => (state.data && passes(state.data) ? LOOK_AGAIN : false) },
  );
  if (card.data) return <UserCardView card={card.data} {...rest} />;
  if (card.error) return <Refusal refusal={card.error.refusal} />;
  return (
    <div className={styles.placeholder}>
      <Loader size="sm" aria-label={t('card.loading')} />
    </div>
  );
}
