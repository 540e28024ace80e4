import { TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard, UserRow } from '../../shared/models.ts';
import { useChannel } from '../queries.ts';
import { phoneTail } from '../ui/phone-tail.ts';
import styles from './namesakes.module.css';

/** As many as fit on a card; the rest would not help anybody choose. */
const MOST = 6;

/** What came of the question who is calling: the caller's own words, and the deliberate pick. */
export type Told = { answer: string; picked: UserRow | null };

export const NOTHING_TOLD: Told = { answer: '', picked: null };

/** What the caller or the operator still owes before main can compare; null when nothing. */
export function stillUntold({ sameName }: Pick<UserCard, 'sameName'>, told: Told) {
  if (!sameName) return null;
  if (told.answer.trim() === '') return 'sameName.needAnswer';
  return told.picked === null ? 'sameName.needPick' : null;
}

/** Where one of several people of a name belongs: what they are called on a button. */
export function whereOf({ department, login }: Pick<UserRow, 'department' | 'login'>): string {
  return department ?? login;
}

/**
 * Everybody of the same name side by side, nobody chosen beforehand. The answer is typed as it was heard; main compares
 * it, so that a pick by habit is refused.
 */
export function Namesakes({ card, told, onTold }: { card: UserCard; told: Told; onTold(told: Told): void }) {
  const { t } = useTranslation('users');
  const { t: tCaller } = useTranslation('caller');
  const group = useId();
  const found = useChannel('users.search', { query: card.name, limit: 50 });
  const others = (found.data?.users ?? []).filter(
    (user) => user.id !== card.id && user.enabled && sameName(user, card),
  );
  // In one order whichever card is open: where a row stands must not give away which one is meant.
  const everybody = [card, ...others.slice(0, MOST)].sort((a, b) => whereOf(a).localeCompare(whereOf(b)));
  const none = t('card.none');
  return (
    <div className={styles.namesakes}>
      <p className={styles.title}>
        <IconUsers size={18} aria-hidden />
        {t('send.sameTitle', { name: card.name })}
      </p>
      <TextInput
        data-answer
        label={tCaller(`sameName.ask.${card.verification.tellBy ?? 'phone'}`)}
        description={tCaller('sameName.answerHint')}
        placeholder={tCaller('sameName.answer')}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={told.answer}
        onChange={(event) => onTold({ ...told, answer: event.currentTarget.value })}
      />
      <fieldset className={styles.people}>
        <legend>{tCaller('sameName.pick')}</legend>
        <div className={styles.head} aria-hidden>
          <span />
          <span>{t('fact.department')}</span>
          <span>{t('fact.staffNumber')}</span>
          <span>{t('send.phoneTail')}</span>
        </div>
        {everybody.map((user) => {
          const staffNumber = user.staffNumber ?? none;
          const phone = phoneTail(user.phone) ?? none;
          return (
            <label key={user.id} className={styles.person}>
              <input
                type="radio"
                name={group}
                aria-label={tCaller('sameName.choose', { where: whereOf(user), staffNumber, phone })}
                checked={told.picked?.id === user.id}
                onChange={() => onTold({ ...told, picked: user })}
              />
              <span>{user.department ?? none}</span>
              <span>{staffNumber}</span>
              <span>{phone}</span>
            </label>
          );
        })}
      </fieldset>
    </div>
  );
}

function sameName(a: Pick<UserRow, 'name'>, b: Pick<UserRow, 'name'>): boolean {
  return plain(a.name) === plain(b.name);
}

function plain(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, '').toLowerCase();
}
