import type { Refusal } from '../../shared/errors.ts';
import { useNow } from './time.tsx';

/** Whole seconds until the next try is possible after a `sign-in-wait`, else 0. */
export function useWait(refusal: Refusal | undefined): number {
  const now = useNow(500);
  const until = refusal?.code === 'sign-in-wait' ? refusal.details?.until : undefined;
  return typeof until === 'number' ? Math.max(0, Math.ceil((until - now) / 1000)) : 0;
}
