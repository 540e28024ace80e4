import type { ErrorCode } from '../../shared/errors.ts';

/** What can be put right in the panel or dialog itself, where the steps stand already. */
const STEPS: readonly ErrorCode[] = ['caller-not-verified', 'approval-needed', 'approval-own'];

/** Whether an act that main would refuse now needs no more than the steps that stand beside it. */
export function canBePutRight(code: ErrorCode): boolean {
  return STEPS.includes(code);
}
