import type { AlertFacts, AlertSettings } from '../../shared/alerts.ts';
import type { RefusalGroup } from '../../shared/lists.ts';

/** An act that may be worth an alert, and what the store knows about the time before it (the act itself included). */
export type Watched =
  | {
      kind: 'reset';
      at: number;
      temporary: boolean;
      /** Resets by the same operator within the hour. */
      byOperator: number;
      /** Others who issued one for the same user within 24 hours, the latest first. */
      otherIssuers: readonly string[];
    }
  | { kind: 'refused'; of: RefusalGroup; count: number };

/** What is unusual about an act by the office's own measure; nothing, as a rule (S24). */
export function judgeAlerts(watched: Watched, settings: AlertSettings): AlertFacts[] {
  if (watched.kind === 'refused') {
    const limit = settings.refusalsPerHour;
    return watched.count > limit
      ? [{ kind: 'many-refusals', of: watched.of, count: watched.count, limit }]
      : [];
  }
  const found: AlertFacts[] = [];
  const limit = settings.resetsPerHour;
  if (watched.byOperator >= limit) found.push({ kind: 'operator-volume', count: watched.byOperator, limit });
  if (isOffHours(watched.at, settings)) found.push({ kind: 'off-hours' });
  const [otherOperator] = watched.otherIssuers;
  if (otherOperator !== undefined) found.push({ kind: 'same-user-two-operators', otherOperator });
  if (watched.temporary) found.push({ kind: 'temporary-passwords' });
  return found;
}

/** For alerts and for the monthly review alike. By the clock on the wall of this computer, which stands in the office. */
export function isOffHours(at: number, { officeHours }: Pick<AlertSettings, 'officeHours'>): boolean {
  if (officeHours === null) return false;
  const time = new Date(at);
  const day = officeHours[time.getDay()] ?? null;
  const minutes = time.getHours() * 60 + time.getMinutes();
  return day === null || minutes < day.opens || minutes >= day.closes;
}
