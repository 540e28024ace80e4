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

test('whoever keeps a transaction beyond its end writes nothing with it', async () => {
  const { db } = await openStore();
  const save = compiledOnce((tx, { name }: { name: string }) =>
    tx
      .insertInto('settings')
      .values({ name, value: '1' } as never)
      .compile(),
  );
  const kept = await db.write(async (tx) => {
    await save(tx, { name: 'in time' });
    return tx;
  });
  await expect(save(kept, { name: 'too late' })).rejects.toThrow(/committed/);
  expect(await db.read.selectFrom('settings').select('name').execute()).toEqual([{ name: 'in time' }]);
});

test('what the reader may not do it may not do in a statement that is compiled once either', async () => {
  const { db } = await openStore();
  const wipe = compiledOnce((from, _none: object) => from.deleteFrom('settings').compile());
  await expect(wipe(db.read, {})).rejects.toThrow(/readonly/);
});
