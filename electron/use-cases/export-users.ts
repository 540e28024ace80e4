import path from 'node:path';
import type { ParsedInputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/lists.ts';
import { localIso } from '../evidence/export-csv.ts';
import { reasonOf } from '../log.ts';
import type { Operator, Services } from '../services.ts';
import { type ActivityFacts, append } from '../store/activity.ts';
import { foundBy } from '../store/exported-users.ts';
import { narrowedTo } from '../store/user-scope.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import { reasonToKeep } from './reason-to-keep.ts';
import { recordRefusal } from './record-refusal.ts';
import { spokenLanguage } from './spoken-language.ts';
import { tellChanged, type UseCase } from './use-case.ts';
import { countUsersToWrite, writeUsers } from './write-users.ts';

/**
 * The users as a file that the import reads: everybody, or whom the search box shows. The line that says who took how
 * many and why is written before the first byte: no file of personal data without it, whatever stops the program.
 *
 * @throws AppError file-not-written, export-under-way, export-stopped, evidence-id-number, and as `askWhereToSave`
 */
export const exportUsers: UseCase<'users.export'> = async (services, operator, { whom, ...input }) => {
  if (services.usersExport.value !== null) throw new AppError('export-under-way');
  const stopping = new AbortController();
  services.usersExport.value = stopping;
  try {
    const reason = await recordRefusal(services, operator, 'users-exported', null, async () =>
      reasonToKeep(input.reason),
    );
    const language = await spokenLanguage(services);
    const file = await askWhereToSave(services, operator, suggestedName(language, services.time.now()));
    if (file === null) return { file: null };
    const who = await foundBy(services.db.read, whom.kind === 'shown' ? whom.query : '', {
      filter: whom.kind === 'shown' ? whom.filter : 'all',
      now: services.time.now(),
      scope: whom.kind === 'shown' ? narrowedTo(whom.department, operator.departments) : operator.departments,
    });
    const count = await countUsersToWrite(services, who, stopping.signal);
    const line = { reason, ...narrowing(whom), users: count, file: path.basename(file) };
    await services.db.write((tx) =>
      append(tx, services, operator, { action: 'users-exported', details: line }),
    );
    tellChanged(services, 'activity');
    try {
      const users = await writeUsers(services, file, { who, language, signal: stopping.signal });
      return { file: { name: path.basename(file), users } };
    } catch (cause) {
      throw await noteFailure(services, operator, line, cause);
    }
  } finally {
    services.usersExport.value = null;
  }
};

/** Whether there was one to stop. Nothing of its file is left. */
export const stopUsersExport: UseCase<'users.stopExport'> = async (services) => {
  services.usersExport.value?.abort(new AppError('export-stopped'));
  return {};
};

function suggestedName(language: Language, now: number): string {
  return `${language === 'ko' ? '사용자' : 'users'} ${localIso(now).slice(0, 10)}.csv`;
}

/** What narrowed the list, as facts of the line. */
function narrowing(whom: ParsedInputOf<'users.export'>['whom']): ActivityFacts {
  if (whom.kind === 'everybody') return {};
  const text = whom.query.trim();
  return {
    ...(text === '' ? {} : { text }),
    ...(whom.filter === 'all' ? {} : { filter: whom.filter }),
    ...(whom.department === null ? {} : { department: whom.department }),
  };
}

/** The log said a file would be there: now it says that none is. */
async function noteFailure(
  services: Services,
  operator: Operator,
  details: ActivityFacts,
  cause: unknown,
): Promise<AppError> {
  const refusal = cause instanceof AppError ? cause : new AppError('file-not-written', undefined, { cause });
  if (!(cause instanceof AppError)) services.log.warn('users were not exported', { error: reasonOf(cause) });
  await services.db.write((tx) =>
    append(tx, services, operator, { action: 'users-exported', code: refusal.code, details }),
  );
  tellChanged(services, 'activity');
  return refusal;
}
