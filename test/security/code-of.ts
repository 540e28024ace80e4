import { AppError, type ErrorCode } from '../../shared/errors.ts';

/** The code that `act` throws; null when it throws nothing. Any other error goes on. */
export function codeOf(act: () => unknown): ErrorCode | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
