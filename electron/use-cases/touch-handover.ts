import type { UseCase } from './use-case.ts';

export const touchHandover: UseCase<'handover.touch'> = async ({ handover }) => {
  handover.touch();
  return { left: handover.left() };
};
