import { useMemo } from 'react';
import { encode } from 'uqr';
import classes from './totp.module.css';

/** Modules of light around the picture: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** The picture a phone reads; dark on light in every colour scheme, because few cameras read it the other way round. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  const whole = size + 2 * QUIET;
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${whole} ${whole}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect className={classes.light} width={whole} height={whole} />
      <path className={classes.dark} d={path} />
    </svg>
  );
}

/** One square a dark module. */
function drawn(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
