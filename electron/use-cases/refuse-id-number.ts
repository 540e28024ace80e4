import { AppError } from '../../shared/errors.ts';

/** A Korean resident registration number: date of birth, then seven digits of which the first tells sex and century. */
const RESIDENT_NUMBER = /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[-–]?\s?[1-8]\d{6}(?!\d)/u;

/**
 * Which kind of ID was shown is evidence; its number is somebody's personal data, which an office may not keep without
 * a law that says so (Personal Information Protection Act, article 24-2), and the log could never forget it.
 *
 * @throws AppError('evidence-id-number')
 */
export function refuseIdNumber(...texts: string[]): void {
  if (texts.some((text) => RESIDENT_NUMBER.test(text.normalize('NFKC')))) {
    throw new AppError('evidence-id-number');
  }
}
