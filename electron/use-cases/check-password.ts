import { judgePassword } from '../security/password-judgement.ts';
import { readSetting } from '../store/settings.ts';
import { findUser } from '../store/users.ts';
import { isInScope } from './find-user-for.ts';
import { passwordContext } from './password-policy.ts';
import type { UseCase } from './use-case.ts';

/**
 * Judges a password as it is typed. A user's own words count for a signed-in, unlocked operator who names the user, and
 * for the user who has the keyboard.
 */
export const checkPassword: UseCase<'passwords.check'> = async (services, operator, input) => {
  const handedTo = services.handover.current()?.user.id;
  const mayKnow = handedTo !== undefined || (operator !== null && !services.session.locked());
  const { minLength } = await readSetting(services.db.read, 'passwords');
  // Nobody signed in: the answer must not tell which words the office forbids.
  if (!mayKnow) return judgePassword(input.password, { minLength, contextWords: [] });
  const userId = handedTo ?? input.userId;
  const found = userId === undefined ? null : await findUser(services.db.read, userId);
  const mayNameUser =
    found !== null && (handedTo !== undefined || (operator !== null && isInScope(operator, found)));
  const user = mayNameUser ? found : null;
  return judgePassword(input.password, await passwordContext(services.db.read, user));
};
