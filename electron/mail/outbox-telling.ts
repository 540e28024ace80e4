import type { Clock } from '../services.ts';

/** Every screen asks again each time: while thousands go out, four times a second is enough. */
const TELL_MS = 250;

export type Telling = { tell(): void; stop(): void };

/** Tells the screens that the outbox has changed: at once when it rests, else not more often than they can follow. */
export function createTelling(clock: Clock, onChanged: () => void, isBusy: () => boolean): Telling {
  let cancel: (() => void) | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  function tell(): void {
    stop();
    const since = performance.now() - toldAt;
    if (isBusy() && since < TELL_MS) {
      cancel = clock.after(Math.ceil(TELL_MS - since), tell);
      return;
    }
    toldAt = performance.now();
    onChanged();
  }

  return { tell, stop };
}
