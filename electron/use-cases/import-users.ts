import type { UseCase } from './use-case.ts';

/**
 * The whole file or nothing of it; answers when it is done. The rows are judged as they are written: whatever changed
 * since the dry run counts.
 *
 * @throws AppError as `ImportKeeper.run`
 */
export const importUsers: UseCase<'directory.import'> = (services, operator, choice) =>
  services.imports.run(operator, choice);

export const importState: UseCase<'directory.importState'> = async (services) => services.imports.state();

/** @throws AppError import-not-running, import-decided */
export const steerImport: UseCase<'directory.steer'> = async (services, _operator, { order }) => {
  services.imports.steer(order);
  return {};
};
