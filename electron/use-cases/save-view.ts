import { AppError } from '../../shared/errors.ts';
import { newId } from '../store/new-id.ts';
import { putView, viewsOf } from '../store/user-views.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** More than anybody reads through in a menu. */
const MOST = 50;

/** A new view, or another content or name for one of the operator's own. @throws AppError view-name-taken, too-many-views */
export const saveView: UseCase<'users.saveView'> = async (services, operator, { viewId, ...fields }) => {
  const id = await services.db.write(async (tx) => {
    const views = await viewsOf(tx, operator.id);
    const known = views.find((view) => view.id === viewId);
    const taken = views.some((view) => view.name === fields.name && view !== known);
    if (taken) throw new AppError('view-name-taken', { name: fields.name });
    if (known === undefined && views.length >= MOST) throw new AppError('too-many-views', { max: MOST });
    // An id that somebody else's view has must not lead there.
    const own = known?.id ?? newId();
    await putView(tx, operator.id, { ...fields, id: own });
    return own;
  });
  tellChanged(services, 'views');
  return { viewId: id };
};
