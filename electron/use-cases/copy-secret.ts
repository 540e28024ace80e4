import type { UseCase } from './use-case.ts';

/** @throws AppError('clipboard-unavailable') when it could not be copied as a secret: then it is not copied at all */
export const copySecret: UseCase<'secrets.copy'> = async (services, _operator, { text }) => {
  const life = await services.copiedSecret.copy(text);
  return { until: services.time.now() + life };
};
