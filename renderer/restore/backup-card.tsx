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
  const made = `${formatFull(createdAt, language)} (${formatAge(createdAt, language, now)})`;
  const rows: { label: string; value: string; wide?: true }[] = [
    { label: t('guide.fact.file'), value: name, wide: true },
    { label: t('guide.fact.createdAt'), value: made, wide: true },
    ...(opened === null
      ? []
      : [
          { label: t('guide.fact.office'), value: opened.officeName, wide: true as const },
          { label: t('guide.fact.users'), value: number(opened.users) },
          { label: t('guide.fact.entries'), value: number(opened.entries) },
        ]),
    { label: t('guide.fact.size'), value: formatSize(facts.bytes, language) },
    { label: t('guide.fact.version'), value: t('guide.fact.versionText', { version: facts.programVersion }) },
  ];
  return (
    <dl className={classes.facts}>
      {rows.map(({ label, value, wide }) => (
        <div key={label} data-wide={wide}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
