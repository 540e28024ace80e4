import { AppError } from '../../shared/errors.ts';
import { practicePeople } from '../directory/practice-people.ts';
import { append } from '../store/activity.ts';
import { updateOffice } from '../store/office.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { countUsers, insertUsers } from '../store/users.ts';
import { newUserRow } from './add-user.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Fictional people and a built-in mail catcher, marked as such for ever. @throws AppError('practice-needs-no-users') */
export const startPractice: UseCase<'practice.start'> = async (services, operator) => {
  const people = practicePeople();
  await services.db.write(async (tx) => {
    if ((await countUsers(tx)) > 0) throw new AppError('practice-needs-no-users');
    await insertUsers(
      tx,
      people.map((person) => newUserRow(person, services.time.now())),
    );
    await saveSetting(tx, 'mail', { ...(await readSetting(tx, 'mail')), way: 'practice' });
    await updateOffice(tx, { practice: 1 });
    await append(tx, services, operator, { action: 'practice-started', details: { users: people.length } });
  });
  services.mailers.refresh();
  tellChanged(services, 'status', 'users', 'settings', 'activity');
  return { users: people.length };
};
