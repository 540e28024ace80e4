import { writeFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import { readSetting } from '../store/settings.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import type { UseCase } from './use-case.ts';

/** @throws AppError recovery-key-missing when none is on screen, file-not-written, and as `askWhereToSave` */
export const saveRecoveryKey: UseCase<'recovery.save'> = async (services, operator) => {
  const key = services.shownRecoveryKey.value;
  if (key === null) throw new AppError('recovery-key-missing');
  const { name, language } = await readSetting(services.db.read, 'office');
  const file = await askWhereToSave(
    services,
    operator,
    language === 'ko' ? 'Resetdesk 복구 키.txt' : 'Resetdesk recovery key.txt',
  );
  if (file === null) return { saved: false };
  // One that was replaced meanwhile opens nothing.
  if (services.shownRecoveryKey.value !== key) throw new AppError('recovery-key-missing');
  const words =
    language === 'ko'
      ? `Resetdesk 복구 키\r\n사무실: ${name}\r\n\r\n${key}\r\n\r\n이 컴퓨터의 키 저장소를 잃었을 때 사무실을 다시 여는 유일한 열쇠입니다. 다른 곳에 안전하게 보관하십시오.\r\n`
      : `Resetdesk recovery key\r\nOffice: ${name}\r\n\r\n${key}\r\n\r\nThe only key that opens the office again when this computer's key store is lost. Keep it safe, and elsewhere.\r\n`;
  try {
    await writeFile(file, words, { mode: 0o600 });
  } catch (cause) {
    throw new AppError('file-not-written', undefined, { cause });
  }
  return { saved: true };
};
