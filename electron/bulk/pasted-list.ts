import { AppError } from '../../shared/errors.ts';
import { canonicalAddress } from '../mail/address.ts';

/** A line that says something, as it is compared: every form it may stand in the store as. */
export type PastedLine = { line: number; text: string; exact: string; address: string | null };

/** How long the lines of a started batch that mean nobody are kept for its result, ms: they may hold anything. */
export const LINES_FOR = 30 * 24 * 3_600_000;

/** What is shown of a line that means nobody. */
const MOST_SHOWN = 200;

/** The lines of a pasted list; empty ones are passed over and keep their numbers. */
export function* pastedLines(text: string): Generator<PastedLine> {
  let line = 0;
  for (const [raw] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    line += 1;
    const exact = raw.normalize('NFC').trim();
    if (exact === '') continue;
    yield { line, text: exact.slice(0, MOST_SHOWN), exact, address: addressIn(exact) };
  }
}

function addressIn(text: string): string | null {
  if (!text.includes('@')) return null;
  try {
    return canonicalAddress(text);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
