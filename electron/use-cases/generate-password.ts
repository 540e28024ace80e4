import { generatePassword } from '../security/password-generator.ts';
import { readSetting } from '../store/settings.ts';
import type { UseCase } from './use-case.ts';

export const generateNewPassword: UseCase<'passwords.generate'> = async (services, _operator, input) => {
  const { minLength } = await readSetting(services.db.read, 'passwords');
  return { password: generatePassword(input.style, input.language, minLength) };
};
