import { useEffect, useState } from 'react';

/**
 * Whole seconds until then, counted down to 0; 0 without a `deadline`, which is in the page's own time
 * (`performance.now()`): it is no time of day, which somebody might set.
 */
export function useSecondsUntil(deadline: number | null): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(deadline));
  useEffect(() => {
    setSeconds(secondsUntil(deadline));
    if (deadline === null) return;
    const timer = window.setInterval(() => setSeconds(secondsUntil(deadline)), 500);
    return () => window.clearInterval(timer);
  }, [deadline]);
  return seconds;
}

function secondsUntil(deadline: number | null): number {
  return deadline === null ? 0 : Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
}
