import { columnsOf, viewsOf } from '../store/user-views.ts';
import type { UseCase } from './use-case.ts';

export const listOwnViews: UseCase<'users.views'> = async ({ db }, operator) => ({
  views: await viewsOf(db.read, operator.id),
  columns: await columnsOf(db.read, operator.id),
});
