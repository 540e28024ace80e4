import { AppError } from '../../shared/errors.ts';
import type { Services } from '../services.ts';
import { unlessAborted } from '../unless-aborted.ts';

/** A full file of slips is drawn in seconds; whoever has not answered after this never will. ms */
const LONGEST = 60_000;

/** A page as PDF. @throws AppError printer-unanswered, and as `Printer` */
export async function drawInTime(
  { clock, printer }: Pick<Services, 'clock' | 'printer'>,
  html: string,
): Promise<Uint8Array> {
  const overdue = new AbortController();
  const cancel = clock.after(LONGEST, () => overdue.abort(new AppError('printer-unanswered')));
  try {
    return await unlessAborted(overdue.signal, printer.pdf(html, overdue.signal));
  } finally {
    cancel();
  }
}
