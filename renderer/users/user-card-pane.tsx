import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
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

/** Fetches the card; main's events keep it true while it is open. */
export function UserCardPane({ userId, ...rest }: CardPaneProps) {
  const { t } = useTranslation('users');
  const card = useChannel('users.get', { userId });
  if (card.data) return <UserCardView card={card.data} {...rest} />;
  if (card.error) return <Refusal refusal={card.error.refusal} />;
  return (
    <div className={styles.placeholder}>
      <Loader size="sm" aria-label={t('card.loading')} />
    </div>
  );
}
