import { deleteView } from '../store/user-views.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** The operator's own; one that is not there any more is gone as asked. */
export const removeView: UseCase<'users.removeView'> = async (services, operator, { viewId }) => {
  await services.db.write((tx) => deleteView(tx, operator.id, viewId));
  tellChanged(services, 'views');
  return {};
};
