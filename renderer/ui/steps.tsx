import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

/** Where in a guide one is. Not a way to jump: each step stands on the one before it. */
export function Steps({
  label,
  names,
  at,
  done,
}: {
  label: string;
  /** What each step is called, in order. */
  names: readonly string[];
  /** The place of the present one, from 0. */
  at: number;
  /** The word for a step that is behind. */
  done: string;
}) {
  return (
    <ol className="steps" aria-label={label}>
      {names.map((name, place) => (
        <li
          key={name}
          {...(place === at ? { 'aria-current': 'step' } : {})}
          data-done={place < at || undefined}
        >
          <span className="steps-mark" aria-hidden>
            {place < at ? <IconCheck size={13} stroke={2.5} /> : place + 1}
          </span>
          <span className="steps-words">{name}</span>
          {place < at ? <VisuallyHidden> ({done})</VisuallyHidden> : null}
        </li>
      ))}
    </ol>
  );
}
