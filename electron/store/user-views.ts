import { INITIAL_COLUMNS, type UserColumn } from '../../shared/user-columns.ts';
import { type SavedView, UserColumns } from '../../shared/user-lists.ts';
import type { Db, Tx } from './database.ts';

/** An operator's own, by name. */
export async function viewsOf(db: Db, operatorId: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('user_views')
    .selectAll()
    .where('operator_id', '=', operatorId)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, query, filter, department, columns, start }) => ({
    id,
    name,
    query,
    filter,
    department,
    columns: columnsFrom(columns),
    start: start === 1,
  }));
}

/** In place of the operator's view with this id, if there is one. A view to start with takes that from the others. */
export async function putView(tx: Tx, operatorId: string, view: SavedView): Promise<void> {
  const { id, start, columns, ...fields } = view;
  if (start) {
    await tx.updateTable('user_views').set({ start: 0 }).where('operator_id', '=', operatorId).execute();
  }
  const row = { ...fields, columns: JSON.stringify(columns), start: start ? 1 : 0 };
  const { numUpdatedRows } = await tx
    .updateTable('user_views')
    .set(row)
    .where('id', '=', id)
    .where('operator_id', '=', operatorId)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  await tx
    .insertInto('user_views')
    .values({ ...row, id, operator_id: operatorId })
    .execute();
}

export async function deleteView(tx: Tx, operatorId: string, id: string): Promise<void> {
  await tx.deleteFrom('user_views').where('id', '=', id).where('operator_id', '=', operatorId).execute();
}

export async function columnsOf(db: Db, operatorId: string): Promise<UserColumn[]> {
  const row = await db
    .selectFrom('user_columns')
    .select('columns')
    .where('operator_id', '=', operatorId)
    .executeTakeFirst();
  return row === undefined ? [...INITIAL_COLUMNS] : columnsFrom(row.columns);
}

export async function putColumns(tx: Tx, operatorId: string, columns: readonly UserColumn[]): Promise<void> {
  const text = JSON.stringify(columns);
  await tx
    .insertInto('user_columns')
    .values({ operator_id: operatorId, columns: text })
    .onConflict((conflict) => conflict.column('operator_id').doUpdateSet({ columns: text }))
    .execute();
}

function columnsFrom(text: string): UserColumn[] {
  return UserColumns.parse(JSON.parse(text));
}
