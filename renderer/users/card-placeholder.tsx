import { Text, Title } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Shortcut } from '../ui/shortcut.tsx';
import styles from './users.module.css';

const KEYS = [
  { what: 'keyMove', keys: { code: 'ArrowDown' } },
  { what: 'keyOpen', keys: { code: 'Enter' } },
  { what: 'keySend', keys: { code: 'Enter', mod: true } },
  { what: 'keyClear', keys: { code: 'Escape' } },
] as const;

/** The right half while nobody is open: what the keys do. */
export function CardPlaceholder() {
  const { t } = useTranslation('users');
  return (
    <div className={styles.placeholder}>
      <IconUserSearch size={40} stroke={1.2} aria-hidden />
      <Title order={2} size="h4">
        {t('card.choose')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('card.chooseText')}
      </Text>
      <dl className={styles.keys}>
        {KEYS.map(({ what, keys }) => (
          <div key={what}>
            <dt>{t(`card.${what}`)}</dt>
            <dd>
              <Shortcut keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
