import { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/lists.ts';
import { generatePassword, type PasswordStyle } from '../security/password-generator.ts';
import { judgePassword } from '../security/password-judgement.ts';
import type { Services } from '../services.ts';
import type { UserRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';
import { passwordContext } from './password-policy.ts';
import type { UseCase } from './use-case.ts';

/** A chance word can be one of the office's own or of the user's: such a password is thrown away. */
const TRIES = 20;

/** A password that follows every rule of the office, for this user where one is named. */
export async function makePassword(
  services: Pick<Services, 'db'>,
  kind: { style: PasswordStyle; language: Language },
  user: UserRecord | null,
): Promise<string> {
  const context = await passwordContext(services.db.read, user);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const password = generatePassword(kind.style, kind.language, context.minLength);
    if ((await judgePassword(password, context)).broken.length === 0) return password;
  }
  throw new AppError('internal');
}

export const generateNewPassword: UseCase<'passwords.generate'> = async (services, _operator, input) => {
  const password = await makePassword(services, input, null);
  services.madePasswords.remember(password);
  return { password };
};

/** Words in the language of the user who has the keyboard. @throws AppError('handover-over') */
export const generateForHandover: UseCase<'handover.generate'> = async (services) => {
  const user = services.handover.current()?.user;
  if (user === undefined) throw new AppError('handover-over');
  const kind = { style: 'words', language: user.language } as const;
  const password = await makePassword(services, kind, await findUser(services.db.read, user.id));
  services.madePasswords.remember(password);
  return { password };
};
