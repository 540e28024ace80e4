import { IconUsers } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard, UserRow } from '../../shared/models.ts';
import { useChannel } from '../queries.ts';
import pieces from './pieces.module.css';
import styles from './send-reset.module.css';

/** As many as fit on a card; the rest would not help anybody choose. */
const MOST = 6;

/** Everybody of the same name side by side: department, staff number, the phone's last digits. */
export function Namesakes({ card }: { card: UserCard }) {
  const { t } = useTranslation('users');
  const title = useId();
  const found = useChannel('users.search', { query: card.name, limit: 50 });
  const others = (found.data?.users ?? []).filter(
    (user) => user.id !== card.id && user.enabled && sameName(user, card),
  );
  return (
    <div className={styles.namesakes}>
      <p className={styles.namesakesTitle} id={title}>
        <IconUsers size={18} aria-hidden />
        {t('send.sameTitle', { name: card.name })}
      </p>
      <p>{t('send.sameText')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={pieces.tableBox} tabIndex={0} aria-labelledby={title}>
        <table className={pieces.table}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('fact.department')}</th>
              <th scope="col">{t('fact.staffNumber')}</th>
              <th scope="col">{t('send.phoneTail')}</th>
            </tr>
          </thead>
          <tbody>
            {[card, ...others.slice(0, MOST)].map((user) => (
              <tr key={user.id} data-this={user.id === card.id || undefined}>
                <th scope="row">{t(user.id === card.id ? 'send.this' : 'send.other')}</th>
                <td>{user.department ?? t('card.none')}</td>
                <td>{user.staffNumber ?? t('card.none')}</td>
                <td>{phoneTail(user.phone) ?? t('card.none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function sameName(a: Pick<UserRow, 'name'>, b: Pick<UserRow, 'name'>): boolean {
  return plain(a.name) === plain(b.name);
}

function plain(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, '').toLowerCase();
}

/** The last four digits, which the caller can confirm without the number being read out. */
function phoneTail(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits === '' ? null : digits.slice(-4);
}
