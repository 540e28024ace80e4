import { putColumns } from '../store/user-views.ts';
import { tellChanged, type UseCase } from './use-case.ts';

export const saveColumns: UseCase<'users.saveColumns'> = async (services, operator, { columns }) => {
  await services.db.write((tx) => putColumns(tx, operator.id, columns));
  tellChanged(services, 'views');
  return {};
};
