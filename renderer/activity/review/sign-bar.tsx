import { Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
import classes from './review.module.css';

/** How much is left, and the signature; always in view. */
export function SignBar({
  left,
  nothing,
  busy,
  reason,
  words,
  onSign,
}: {
  left: number;
  /** There is nothing to look at. */
  nothing: boolean;
  busy: boolean;
  /** Why it cannot be signed yet; null when it can. */
  reason: string | null;
  words: string;
  onSign(): void;
}) {
  const { t } = useTranslation('review');
  return (
    <div className={classes.bar}>
      <Text size="sm" c="dimmed" role="status">
        {nothing ? '' : left > 0 ? t('left', { count: left }) : t('all')}
      </Text>
      <ReasonedButton
        reason={reason}
        loading={busy}
        leftSection={<IconSignature size={17} aria-hidden />}
        onClick={onSign}
      >
        {words}
      </ReasonedButton>
    </div>
  );
}
