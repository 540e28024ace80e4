import type { UseCase } from './use-case.ts';

/** The page says that a secret has come into view, or that the last one has gone. */
export const secretOnScreen: UseCase<'secrets.onScreen'> = async (services, _operator, { on }) => {
  services.shownSecrets.show('page', on);
  return {};
};
