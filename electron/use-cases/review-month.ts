import { AppError } from '../../shared/errors.ts';
import type { MonthReview, ReviewMonth } from '../../shared/review.ts';
import { findOutliers } from '../evidence/outliers.ts';
import type { Operator, Services } from '../services.ts';
import { entriesOfMonth } from '../store/activity-review.ts';
import { oldestEntry } from '../store/activity-walk.ts';
import type { Db } from '../store/database.ts';
import { findReview, listReviews, protectedUsers, type ReviewRecord } from '../store/reviews.ts';
import { readSetting } from '../store/settings.ts';
import { isOffHours } from './alert-judgement.ts';
import type { UseCase } from './use-case.ts';

/** The months there are entries of, newest first, each with who signed it off. */
export const listReviewMonths: UseCase<'review.months'> = async (services) => {
  const now = services.time.now();
  const oldest = await oldestEntry(services.db.read);
  const reviews = new Map((await listReviews(services.db.read)).map((review) => [review.month, review]));
  const months: ReviewMonth[] = [];
  let month = monthOf(now);
  for (;;) {
    months.push(viewOf(month, reviews.get(month) ?? null, now));
    if (oldest === null || boundsOf(month).from <= oldest.at) break;
    month = monthOf(boundsOf(month).from - 1);
  }
  return { months };
};

/** @throws AppError('not-allowed') for whoever works on resets without being an admin, or sees only some departments */
export const reviewOutliers: UseCase<'review.outliers'> = async (services, operator, { month }) => {
  refuseReviewer(operator);
  return reviewOf(services.db.read, services, operator, month);
};

/** The review looks over the operators' shoulders: an auditor's or an admin's work, and of the whole office. */
export function refuseReviewer({ role, departments }: Operator): void {
  if (role === 'operator' || departments !== null) throw new AppError('not-allowed', { role: 'admin' });
}

/** The month as it stands in the log now. */
export async function reviewOf(
  db: Db,
  services: Pick<Services, 'time'>,
  operator: Operator,
  month: string,
): Promise<MonthReview> {
  const review = await findReview(db, month);
  const { entries, before } = await entriesOfMonth(db, boundsOf(month));
  const alerts = await readSetting(db, 'alerts');
  const outliers = findOutliers({
    entries,
    before,
    protectedUsers: await protectedUsers(db),
    isOffHours: (at) => isOffHours(at, alerts),
    reviewer: operator.id,
  });
  return {
    ...viewOf(month, review, services.time.now()),
    entries: entries.length,
    outliers,
    hasOfficeHours: alerts.officeHours !== null,
    notes: review === null ? [] : JSON.parse(review.notes),
  };
}

/** The last full month, when it has entries and nobody has signed it off; else null. */
export async function monthDue(db: Db, now: number): Promise<string | null> {
  const oldest = await oldestEntry(db);
  const startOfThis = boundsOf(monthOf(now)).from;
  if (oldest === null || oldest.at >= startOfThis) return null;
  const month = monthOf(startOfThis - 1);
  return (await findReview(db, month)) === null ? month : null;
}

function viewOf(month: string, review: ReviewRecord | null, now: number): ReviewMonth {
  return {
    month,
    over: boundsOf(month).to <= now,
    signedOff:
      review === null ? null : { at: review.signed_at, by: review.operator_name, outliers: review.outliers },
  };
}

/** The month of a moment by this computer's calendar. */
function monthOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** From its first moment to the first moment of the next, epoch ms. */
function boundsOf(month: string): { from: number; to: number } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return {
    from: new Date(year, number - 1, 1).getTime(),
    to: new Date(year, number, 1).getTime(),
  };
}
