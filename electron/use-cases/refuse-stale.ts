import { AppError } from '../../shared/errors.ts';
import type { Services } from '../services.ts';

/**
 * Dangerous acts want a password that was typed within the last five minutes: a session left open is not enough
 * (S22, ASVS 7.5.3). The gate asks for channels marked `fresh`, a use-case where only some inputs are dangerous.
 *
 * @throws AppError('re-authentication-needed')
 */
export function refuseStale(services: Pick<Services, 'session'>): void {
  if (!services.session.isFresh()) throw new AppError('re-authentication-needed');
}
