import type { TFunction } from 'i18next';
import type { RunningImport } from '../../shared/csv.ts';
import { formatDuration } from '../ui/duration.ts';

/** How far a running import is, in words: rows, rate, time left. */
export function paceWords(t: TFunction<'users'>, language: string, run: RunningImport): string[] {
  const { done, total, rowsPerSecond, secondsLeft } = run;
  const rows = total === 0 ? [] : [t('run.rows', { done, total })];
  if (run.motion !== 'going') return [...rows, t(`run.${run.motion}`)];
  if (rowsPerSecond === null || secondsLeft === null) return rows;
  const left =
    secondsLeft < 60
      ? t('run.secondsLeft', { seconds: secondsLeft })
      : t('run.left', { time: formatDuration(secondsLeft * 1000, language) });
  return [...rows, t('run.rate', { rows: rowsPerSecond }), left];
}

/** Per cent; 0 while the number of rows is not known. */
export function percentOf({ done, total }: RunningImport): number {
  return total === 0 ? 0 : Math.min(100, (done / total) * 100);
}
