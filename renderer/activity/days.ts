import type { ActivityEntry } from '../../shared/models.ts';

export type Day = { at: number; entries: ActivityEntry[] };

/** Neighbouring entries of one local day together; the order of the log stays. */
export function groupByDay(entries: readonly ActivityEntry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last !== undefined && sameDay(last.at, entry.at)) last.entries.push(entry);
    else days.push({ at: entry.at, entries: [entry] });
  }
  return days;
}

/** The day in full, with "today" or "yesterday" in front. Times are epoch ms. */
export function dayWords(
  at: number,
  now: number,
  language: string,
  words: { today: string; yesterday: string },
): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(at);
  if (sameDay(at, now)) return `${words.today} · ${day}`;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  return sameDay(at, yesterday.getTime()) ? `${words.yesterday} · ${day}` : day;
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
