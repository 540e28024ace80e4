import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { letterCase, type ReadPiece, readBack } from './read-back-text.ts';
import styles from './secret.module.css';

/** How a secret is dictated: word by word, sign by sign, in the language of the screen. Closed until it is wanted. */
export function ReadBack({ secret, opened = false }: { secret: string; opened?: boolean }) {
  const { t } = useTranslation('secrets');
  const language = useLanguage();
  const letters = letterCase(secret);
  return (
    <details className={styles.card} open={opened}>
      <summary>
        <IconChevronRight size={16} aria-hidden />
        {t('readBack.title')}
      </summary>
      <div className={styles.cardBody}>
        {letters !== 'none' && <p className={styles.case}>{t(`readBack.letters.${letters}`)}</p>}
        <ol className={styles.groups}>
          {groupsOf(readBack(secret, language)).map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same word may come twice, and never moves
            <li key={place} className={styles.group}>
              <span className={styles.word}>{wordOf(group)}</span>
              <ol className={styles.pieces}>
                {group.map(({ text, say }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same sign may come twice, and never moves
                  <li key={at}>
                    <span className={styles.sign}>{text}</span> {say}
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}

/** A dash ends the word before it. */
function groupsOf(pieces: readonly ReadPiece[]): ReadPiece[][] {
  const groups: ReadPiece[][] = [[]];
  for (const [place, piece] of pieces.entries()) {
    groups.at(-1)?.push(piece);
    if (piece.text === '-' && place < pieces.length - 1) groups.push([]);
  }
  return groups;
}

function wordOf(group: readonly ReadPiece[]): string {
  return group
    .map(({ text }) => text)
    .join('')
    .replace(/-$/, '');
}
