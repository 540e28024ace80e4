import { type ReactNode, useEffect, useState } from 'react';

let painted = false;

/** Draws `children` once something is on the screen: for what the first paint of the program can do without. */
export function AfterPaint({ children, instead = null }: { children: ReactNode; instead?: ReactNode }) {
  const [now, setNow] = useState(painted);
  useEffect(() => {
    if (painted) return;
    let waiting = 0;
    const frame = requestAnimationFrame(() => {
      waiting = requestIdleCallback(() => {
        painted = true;
        setNow(true);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      cancelIdleCallback(waiting);
    };
  }, []);
  return now ? children : instead;
}
