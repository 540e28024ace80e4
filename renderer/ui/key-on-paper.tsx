import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';

/** The groups in which a key is read out and typed: as it came where it has dashes, else four by four. */
export function keyGroups(key: string): string[] {
  return key.includes('-') ? key.split('-') : (key.match(/.{1,4}/g) ?? []);
}

/** The one thing that goes to the printer. */
export function KeyOnPaper({ recoveryKey, office }: { recoveryKey: string; office: string | null }) {
  const { t } = useTranslation('recovery');
  const language = useLanguage();
  const groups = keyGroups(recoveryKey);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(Date.now());
  return (
    <section className="key-sheet" aria-label={t('key.sheetTitle')}>
      <Text fw={600}>{t('key.sheetTitle')}</Text>
      <ol className="key-groups" aria-label={t('key.groups', { count: groups.length })}>
        {groups.map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice, and never moves
          <li key={place}>{group}</li>
        ))}
      </ol>
      <div className="on-paper">
        {office ? <p>{t('key.sheetOffice', { office })}</p> : null}
        <p>{t('key.sheetDate', { date })}</p>
        <p>{t('key.sheetCare')}</p>
      </div>
    </section>
  );
}
