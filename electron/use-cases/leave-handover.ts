import { endHandover } from './end-handover.ts';
import type { UseCase } from './use-case.ts';

export const leaveHandover: UseCase<'handover.leave'> = async (services, _operator, { reason }) => {
  await endHandover(services, reason);
  return {};
};
