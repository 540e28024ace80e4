import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry } from '../../shared/models.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { formatFull } from '../ui/time-format.ts';
import classes from './activity.module.css';

type Value = ActivityEntry['details'][string];

/** Everything the entry holds, also facts this version has no words for. */
export function EntryDetails({ entry, id }: { entry: ActivityEntry; id: string }) {
  const { t } = useTranslation('activity');
  const language = useLanguage();
  const facts: [name: string, value: string][] = [
    [t('number'), String(entry.seq)],
    [t('at'), formatFull(entry.at, language)],
    [t('utc'), utcOf(entry.at)],
    ...(entry.operatorName === null ? [] : [[t('operator'), entry.operatorName] as [string, string]]),
    ...(entry.userName === null ? [] : [[t('user'), entry.userName] as [string, string]]),
    ...(entry.code === null ? [] : [[t('code'), entry.code] as [string, string]]),
    ...Object.entries(entry.details).map(([key, value]): [string, string] => [
      nameOf(t, key),
      wordsOf(t, key, value, language),
    ]),
  ];
  return (
    <dl className={classes.details} id={id}>
      {facts.map(([name, value]) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** ISO 8601 to the second, as exports and server logs write it. */
export function utcOf(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function nameOf(t: TFunction<'activity'>, key: string): string {
  return known(t, `keys.${key}`) ?? key;
}

function wordsOf(t: TFunction<'activity'>, key: string, value: Value, language: string): string {
  if (value === null) return t('none');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return isTime(key, value) ? formatFull(value, language) : String(value);
  const parts = LISTS.includes(key) ? value.split(', ') : [value];
  return parts.map((part) => known(t, `values.${part}`) ?? part).join(', ');
}

/** Details that hold several words of the program, one after the other. */
const LISTS = ['checks', 'signs'];

/** A fact's name or value comes from the store, not from a list: unknown ones are shown as they are. */
function known(t: TFunction<'activity'>, key: string): string | null {
  const words: unknown = t(key as 'keys.kid', { defaultValue: '', keySeparator: '.' });
  return typeof words === 'string' && words !== '' ? words : null;
}

function isTime(key: string, value: number): boolean {
  return /(At|until|^at)$/.test(key) && value > 1e12;
}
