import type { UseCase } from './use-case.ts';

/**
 * What `directory.import` would do to the office as it stands; writes nothing.
 *
 * @throws AppError as `ImportKeeper.check`
 */
export const dryRunImport: UseCase<'directory.dryRun'> = (services, _operator, choice) =>
  services.imports.check(choice);
