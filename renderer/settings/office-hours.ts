import type { AlertSettings } from '../../shared/alerts.ts';

/** One day as the form holds it; Sunday first, as the settings count. */
export type DayHours = { works: boolean; opens: string; closes: string };

const USUAL = { opens: '09:00', closes: '18:00' };
const MIDNIGHT = 1440;

/** An office that has named no hours is offered Monday to Friday, nine to six. */
export function toDays(officeHours: AlertSettings['officeHours']): DayHours[] {
  return Array.from({ length: 7 }, (_, day) => {
    if (officeHours === null) return { works: day >= 1 && day <= 5, ...USUAL };
    const hours = officeHours[day] ?? null;
    if (hours === null) return { works: false, ...USUAL };
    return { works: true, opens: toText(hours.opens), closes: toText(hours.closes) };
  });
}

export function toOfficeHours(days: readonly DayHours[]): AlertSettings['officeHours'] {
  return days.map((day) => (day.works ? { opens: toMinutes(day.opens), closes: closingMinutes(day) } : null));
}

/** An unfinished time field holds ''. */
export function isDayWrong(day: DayHours): boolean {
  if (!day.works) return false;
  return day.opens === '' || day.closes === '' || toMinutes(day.opens) >= closingMinutes(day);
}

/** A day that closes at midnight ends with itself, not before it began. */
function closingMinutes(day: DayHours): number {
  return toMinutes(day.closes) || MIDNIGHT;
}

function toMinutes(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

function toText(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor((minutes % MIDNIGHT) / 60))}:${two(minutes % 60)}`;
}
