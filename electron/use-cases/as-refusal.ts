import type { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { RefusalSchema } from '../../shared/models.ts';
import { storeRefusal } from '../store/store-errors.ts';

/** A refusal as a fact on a screen: what an act would be answered, told before it is tried. @throws anything else */
export function asRefusal(error: unknown): z.infer<typeof RefusalSchema> {
  if (!(error instanceof AppError)) throw error;
  const details = error.details as z.infer<typeof RefusalSchema>['details'];
  return details === undefined ? { code: error.code } : { code: error.code, details };
}

/** Also of what the store refuses; of anything else no more than `internal`: its text is for the log. */
export function refusalOf(error: unknown): z.infer<typeof RefusalSchema> {
  const refused = error instanceof AppError ? error : storeRefusal(error);
  return refused === null ? { code: 'internal' } : asRefusal(refused);
}
