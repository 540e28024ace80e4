import { Alert, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../ui/time.tsx';
import classes from './outbox.module.css';

/** Why nothing goes out although mails are due: not each mail's own failure, the server's. */
export function OutboxResting({ resting }: { resting: { until: number; answer: string | null } }) {
  const { t } = useTranslation('outbox');
  return (
    <Alert
      role="status"
      color="yellow"
      icon={<IconHourglass size={18} aria-hidden />}
      title={t('resting.title')}
    >
      <Text size="sm">
        {t('resting.text')} {t('nextTry')}: <Moment at={resting.until} />.
      </Text>
      {resting.answer !== null && (
        <Text size="sm" className={classes.verbatim} mt={4}>
          {resting.answer}
        </Text>
      )}
    </Alert>
  );
}
