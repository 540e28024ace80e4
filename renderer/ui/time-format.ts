const DAY = 86_400_000;

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

/** Date and time in full, with the zone: what stands behind every short form. `at` is epoch ms. */
export function formatFull(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** A moment inside a sentence: the time alone when it is today, else with its date. `at` is epoch ms. */
export function formatMoment(at: number, language: string, now = Date.now()): string {
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (sameDay(new Date(at), new Date(now))) return new Intl.DateTimeFormat(language, time).format(at);
  const year: Intl.DateTimeFormatOptions =
    Math.abs(at - now) > 300 * DAY ? { year: 'numeric', month: 'short' } : { month: 'short' };
  return new Intl.DateTimeFormat(language, { ...year, day: 'numeric', ...time }).format(at);
}

/** A date with its time, for what is looked up on paper. `at` is epoch ms. */
export function formatDated(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

const AGES = [
  { unit: 'month', ms: 30.44 * DAY, from: 60 * DAY },
  { unit: 'week', ms: 7 * DAY, from: 14 * DAY },
  { unit: 'day', ms: DAY, from: DAY },
  { unit: 'hour', ms: DAY / 24, from: DAY / 24 },
  { unit: 'minute', ms: 60_000, from: 60_000 },
] as const;

/** How old something is, however old, always as a number, so that it fits a sentence: "3 weeks ago". Epoch ms. */
export function formatAge(at: number, language: string, now: number): string {
  const ago = Math.max(0, now - at);
  const age = AGES.find(({ from }) => ago >= from) ?? { unit: 'second', ms: 1000 };
  return new Intl.RelativeTimeFormat(language).format(-Math.round(ago / age.ms), age.unit);
}

/** "3 minutes ago" up to a week, then the date. `at` and `now` are epoch ms. */
export function formatRelative(at: number, language: string, now: number): string {
  const ago = at - now;
  const far = Math.abs(ago);
  if (far >= 7 * DAY) return formatMoment(at, language, now);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (far < 45_000) return relative.format(0, 'second');
  if (far < 3_570_000) return relative.format(Math.round(ago / 60_000), 'minute');
  if (far < DAY) return relative.format(Math.round(ago / 3_600_000), 'hour');
  return relative.format(Math.round(ago / DAY), 'day');
}

/** A calendar month, given as `2026-11`, as a person says it. */
export function formatMonth(month: string, language: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const date = new Date(year, number - 1, 1);
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' }).format(date);
}
