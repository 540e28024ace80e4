import { AppError } from '../../shared/errors.ts';
import { generatePassword } from '../security/password-generator.ts';
import { judgePassword } from '../security/password-judgement.ts';
import { passwordContext } from './password-policy.ts';
import type { UseCase } from './use-case.ts';

/** A chance word can be one of the office's own: such a password is thrown away. */
const TRIES = 20;

export const generateNewPassword: UseCase<'passwords.generate'> = async (services, _operator, input) => {
  const context = await passwordContext(services.db.read, null);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const password = generatePassword(input.style, input.language, context.minLength);
    if ((await judgePassword(password, context)).broken.length === 0) return { password };
  }
  throw new AppError('internal');
};
