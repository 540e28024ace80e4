import type { KeyboardEvent } from 'react';

/** ↑ ↓ Home End move between the elements marked `data-row` of a list; everything else stays with the browser. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  if (at < 0) return;
  const next = targetOf(event.key, at, rows.length);
  const row = next === null ? undefined : rows[next];
  if (row === undefined) return;
  event.preventDefault();
  row.focus();
  row.scrollIntoView?.({ block: 'nearest' });
}

function targetOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
