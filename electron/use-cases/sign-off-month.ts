import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { insertReview } from '../store/reviews.ts';
import { reasonToKeep } from './reason-to-keep.ts';
import { refuseReviewer, reviewOf } from './review-month.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Signs a month off, once, when every outlier was looked at. What is found is found anew inside the transaction.
 *
 * @throws AppError not-allowed, month-not-over, month-reviewed { by }, review-outdated, evidence-id-number
 */
export const signOffMonth: UseCase<'review.signOff'> = async (services, operator, { month, seen }) => {
  refuseReviewer(operator);
  const notes = seen.flatMap(({ key, note }) => (note === '' ? [] : [{ key, note: reasonToKeep(note) }]));
  await services.db.write(async (tx) => {
    const review = await reviewOf(tx, services, operator, month);
    if (!review.over) throw new AppError('month-not-over');
    if (review.signedOff !== null) throw new AppError('month-reviewed', { by: review.signedOff.by });
    const looked = new Set(seen.map(({ key }) => key));
    const same =
      looked.size === review.outliers.length && review.outliers.every(({ key }) => looked.has(key));
    if (!same) throw new AppError('review-outdated');
    await insertReview(tx, {
      month,
      signed_at: services.time.now(),
      operator_id: operator.id,
      operator_name: operator.name,
      outliers: review.outliers.length,
      notes: JSON.stringify(notes),
    });
    const kinds = new Map(review.outliers.map(({ key, kind }) => [key, kind]));
    const details = {
      month,
      outliers: review.outliers.length,
      notes: notes.map(({ key, note }) => `${kinds.get(key)}: ${note}`).join(' / '),
    };
    await append(tx, services, operator, { action: 'month-reviewed', details });
  });
  tellChanged(services, 'evidence', 'activity');
  return {};
};
