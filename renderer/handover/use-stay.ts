import { useEffect, useState } from 'react';
import { call } from '../client.ts';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const AT_MOST_EVERY_MS = 5_000;
/** From here on the seconds are shown. */
const SHOWN = 60;

/**
 * Tells main that the user is there. @returns whole seconds until the page closes by itself, once it is less than a
 * minute; else null. `left` is what main said when this page was asked for, ms.
 */
export function useStay(left: number): number | null {
  const [deadline, setDeadline] = useState(() => performance.now() + left);

  useEffect(() => {
    let current = true;
    let last = Number.NEGATIVE_INFINITY;
    const touch = (event: Event) => {
      if (!event.isTrusted || event.timeStamp - last < AT_MOST_EVERY_MS) return;
      last = event.timeStamp;
      // A refusal means that the page is over, which the status tells on its own.
      call('handover.touch', {}).then(
        (answer) => current && setDeadline(performance.now() + answer.left),
        () => undefined,
      );
    };
    for (const input of INPUTS) window.addEventListener(input, touch, { passive: true, capture: true });
    return () => {
      current = false;
      for (const input of INPUTS) window.removeEventListener(input, touch, { capture: true });
    };
  }, []);

  const seconds = useSecondsUntil(deadline);
  return seconds < SHOWN ? seconds : null;
}
