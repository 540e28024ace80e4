import { ACTIVITY_ACTIONS, type ActivityAction } from '../../shared/activity-actions.ts';
import type { InputOf } from '../../shared/contract.ts';

/** What the person chose. Dates are a date field's own `YYYY-MM-DD`, empty when not set. */
export type Filters = {
  text: string;
  action: ActivityAction | '';
  outcome: 'all' | 'done' | 'refused';
  from: string;
  to: string;
};

export const NO_FILTERS: Filters = { text: '', action: '', outcome: 'all', from: '', to: '' };

/** Another screen has sent the person here to look at something: see `activityRoute`. */
export function startFilters({ text = '', action }: { text?: string; action?: string }): Filters {
  return { ...NO_FILTERS, text, action: ACTIVITY_ACTIONS.find((known) => known === action) ?? '' };
}

export function isFiltered(filters: Filters): boolean {
  return Object.entries(filters).some(([name, value]) => value !== NO_FILTERS[name as keyof Filters]);
}

/** True when the last day lies before the first. */
export function datesReversed({ from, to }: Filters): boolean {
  return from !== '' && to !== '' && to < from;
}

type FilterInput = Pick<InputOf<'activity.list'>, 'text' | 'action' | 'outcome' | 'from' | 'to'>;

/** The filters as main takes them: whole local days as epoch ms, both ends included. */
export function filterInput(filters: Filters): FilterInput {
  const text = filters.text.trim();
  const from = startOfDay(filters.from, 0);
  const to = startOfDay(filters.to, 1);
  return {
    ...(text === '' ? {} : { text }),
    ...(filters.action === '' ? {} : { action: filters.action }),
    ...(filters.outcome === 'all' ? {} : { outcome: filters.outcome }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to: to - 1 }),
  };
}

/** Local midnight of that day, or of the one `daysLater`; null for an unset or unfinished date. */
function startOfDay(date: string, daysLater: number): number | null {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day + daysLater).getTime();
  return Number.isFinite(at) && at >= 0 ? at : null;
}
