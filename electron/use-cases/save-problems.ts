import path from 'node:path';
import { localIso } from '../evidence/export-csv.ts';
import { readSetting } from '../store/settings.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import type { UseCase } from './use-case.ts';

/**
 * The rows that cannot be imported as a table in the operator's language, to be put right and imported again. They are
 * judged once more as the list is written: nothing of the file is kept meanwhile.
 *
 * @throws AppError file-not-written, and as `ImportKeeper.check` and `askWhereToSave`
 */
export const saveProblems: UseCase<'directory.saveProblems'> = async (services, operator, choice) => {
  const { language: chosen } = await readSetting(services.db.read, 'preferences');
  const language = chosen ?? (await readSetting(services.db.read, 'office')).language;
  const name = language === 'ko' ? '가져올 수 없는 행' : 'rows not imported';
  const day = localIso(services.time.now()).slice(0, 10);
  const file = await askWhereToSave(services, operator, `${name} ${day}.csv`);
  if (file === null) return { file: null };
  const rows = await services.imports.saveProblems(choice, file, services.rowWords(language));
  return { file: { name: path.basename(file), rows } };
};
