import { useTranslation } from 'react-i18next';
import type { BackupFacts } from '../../shared/backup.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { formatSize } from '../ui/file-size.ts';
import { useNow } from '../ui/time.tsx';
import { formatAge, formatFull } from '../ui/time-format.ts';
import classes from './restore.module.css';

/** What is known about the backup so far: more once its key has opened it. */
export function BackupCard({ name, facts }: { name: string; facts: BackupFacts }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const now = useNow();
  const { opened, createdAt } = facts;
  const number = (value: number) => value.toLocaleString(language);
  const rows: [label: string, value: string][] = [
    [t('guide.fact.file'), name],
    [
      t('guide.fact.createdAt'),
      `${formatFull(createdAt, language)} (${formatAge(createdAt, language, now)})`,
    ],
    [t('guide.fact.version'), t('guide.fact.versionText', { version: facts.programVersion })],
    [t('guide.fact.size'), formatSize(facts.bytes, language)],
    ...(opened === null
      ? []
      : ([
          [t('guide.fact.office'), opened.officeName],
          [t('guide.fact.users'), number(opened.users)],
          [t('guide.fact.entries'), number(opened.entries)],
        ] satisfies [string, string][])),
  ];
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
