import { refuseIdNumber } from './refuse-id-number.ts';

/**
 * What somebody typed, as the log keeps it: one form of each letter, so that it is found again.
 *
 * @throws AppError('evidence-id-number')
 */
export function reasonToKeep(typed: string): string {
  const kept = typed.normalize('NFC');
  refuseIdNumber(kept);
  return kept;
}
