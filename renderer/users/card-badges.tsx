import { IconBan, IconHourglass, IconKey, IconKeyOff, IconShieldLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useNow } from '../ui/time.tsx';
import { formatMoment } from '../ui/time-format.ts';
import styles from './user-list.module.css';

/** What is out of the ordinary about this person; nothing when all is well. */
export function CardBadges({ card }: { card: UserCard }) {
  const { t } = useTranslation('users');
  const { t: tCaller } = useTranslation('caller');
  const { t: temporary } = useTranslation('temporary');
  const now = useNow();
  const language = useLanguage();
  const at = card.temporaryUntil;
  const ranOut = at !== null && at <= now;
  const badges = [
    { shown: card.sameName, tone: 'warn', Icon: IconUsers, words: t('badge.sameName') },
    { shown: card.protected, tone: 'guard', Icon: IconShieldLock, words: tCaller('protect.badge') },
    { shown: !card.enabled, tone: 'off', Icon: IconBan, words: t('badge.disabled') },
    { shown: card.mustChange, tone: 'warn', Icon: IconKey, words: t('badge.mustChange') },
    {
      shown: at !== null,
      tone: ranOut ? 'off' : 'warn',
      Icon: IconHourglass,
      words: temporary(ranOut ? 'badgeOver' : 'badge', { at: formatMoment(at ?? 0, language) }),
    },
    { shown: !card.passwordSet, tone: 'off', Icon: IconKeyOff, words: t('badge.noPassword') },
  ].filter((badge) => badge.shown);
  if (badges.length === 0) return null;
  return (
    <div className={styles.cardBadges}>
      {badges.map(({ tone, Icon, words }) => (
        <span key={words} className={styles.badge} data-tone={tone}>
          <Icon size={13} aria-hidden />
          {words}
        </span>
      ))}
    </div>
  );
}
