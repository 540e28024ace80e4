import { expect, test } from 'vitest';
import { compiledOnce } from '../../electron/store/compiled.ts';
import { openStore } from '../support/office-folder.ts';

test('a statement that is compiled once runs with the values of each call, wherever they stand in it', async () => {
  const { db } = await openStore();
  let built = 0;
  const save = compiledOnce((tx, { name, value }: { name: string; value: string }) => {
    built += 1;
    return tx
      .insertInto('settings')
      .values({ value, name } as never)
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .compile();
  });
  await db.write((tx) => save(tx, { name: 'a', value: '1' }));
  await db.write((tx) => save(tx, { name: 'b', value: '2' }));
  await db.write((tx) => save(tx, { name: 'a', value: '3' }));
  const rows = await db.read.selectFrom('settings').select(['name', 'value']).orderBy('name').execute();
  expect(rows).toEqual([
    { name: 'a', value: '3' },
    { name: 'b', value: '2' },
  ]);
  expect(built).toBe(1);
});

test('it can be asked by a reader and inside a write, each seeing what is its own to see', async () => {
  const { db } = await openStore();
  const names = compiledOnce((from, _none: object) => from.selectFrom('settings').select('name').compile());
  const inside = await db.write(async (tx) => {
    await tx
      .insertInto('settings')
      .values({ name: 'a', value: '1' } as never)
      .execute();
    return [(await names(tx, {})).rows, (await names(db.read, {})).rows];
  });
  expect(inside).toEqual([[{ name: 'a' }], []]);
});
