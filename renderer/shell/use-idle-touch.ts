import { useEffect } from 'react';
import { call } from '../client.ts';

const AT_MOST_EVERY_MS = 15_000;
const INPUTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Tells main that somebody is here, so that idle time is measured by real input only. */
export function useIdleTouch(): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const touch = (event: Event) => {
      if (!event.isTrusted || event.timeStamp - last < AT_MOST_EVERY_MS) return;
      last = event.timeStamp;
      // A refusal means the session has ended, which the status event tells on its own.
      call('session.touch', {}).catch(() => undefined);
    };
    for (const input of INPUTS) window.addEventListener(input, touch, { passive: true, capture: true });
    return () => {
      for (const input of INPUTS) window.removeEventListener(input, touch, { capture: true });
    };
  }, []);
}
