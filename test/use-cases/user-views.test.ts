import { expect, test } from 'vitest';
import type { SavedView } from '../../shared/user-lists.ts';
import { addOperator, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const SALES = {
  viewId: null,
  name: '영업팀 미변경',
  query: '김',
  filter: 'never-reset',
  department: '영업팀',
  columns: ['email', 'lastReset'],
  start: false,
} as const;

const FIRST = ['department', 'staffNumber', 'email'];

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  await addOperator(app, 'duri', 'viewer', ['총무팀']);
  return app;
}

const views = (app: TestApp) => app.call('users.views', {});
const named = (list: readonly SavedView[]) => list.map(({ name, start }) => [name, start]);
const save = (app: TestApp, changes: object) =>
  app.call('users.saveView', { ...SALES, columns: [...SALES.columns], ...changes });

test('a view keeps its name, question and columns over a restart, for the operator who saved it alone', async () => {
  const app = await office();
  expect(await views(app)).toEqual({ views: [], columns: FIRST });
  const { viewId } = await save(app, {});
  await app.restart();
  await app.signIn();
  const { viewId: _, ...fields } = SALES;
  expect(await views(app)).toEqual({ views: [{ ...fields, id: viewId }], columns: FIRST });
  expect(app.events).toContainEqual({ event: 'changed', payload: { topics: ['views'] } });
  await switchTo(app, 'duri');
  expect((await views(app)).views).toEqual([]);
});

test('the chosen columns are remembered for each operator, in the order chosen', async () => {
  const app = await office();
  await app.call('users.saveColumns', { columns: ['phone', 'login'] });
  await app.call('users.saveColumns', { columns: ['lastReset', 'login'] });
  await app.restart();
  await app.signIn();
  expect((await views(app)).columns).toEqual(['lastReset', 'login']);
  await switchTo(app, 'duri');
  expect((await views(app)).columns).toEqual(FIRST);
  expect((await app.refused('users.saveColumns', { columns: ['hash' as 'login'] })).code).toBe(
    'invalid-input',
  );
});

test('a view is renamed and changed in place, and its name is its own', async () => {
  const app = await office();
  const { viewId } = await save(app, {});
  const other = await save(app, { name: '모두' });
  expect(await save(app, { viewId, name: '영업팀', query: '' })).toEqual({ viewId });
  expect((await views(app)).views.map(({ name, query }) => [name, query])).toEqual([
    ['모두', '김'],
    ['영업팀', ''],
  ]);
  const taken = { ...SALES, columns: [...SALES.columns], name: ' 영업팀 ', viewId: other.viewId };
  expect(await app.refused('users.saveView', taken)).toEqual({
    code: 'view-name-taken',
    details: { name: '영업팀' },
  });
  await switchTo(app, 'duri');
  await save(app, { name: '영업팀' });
});

test('one view at most is the one to start with', async () => {
  const app = await office();
  const { viewId } = await save(app, { start: true });
  await save(app, { name: '모두', start: true });
  expect(named((await views(app)).views)).toEqual([
    ['모두', true],
    ['영업팀 미변경', false],
  ]);
  await save(app, { viewId, start: true });
  expect(named((await views(app)).views)).toEqual([
    ['모두', false],
    ['영업팀 미변경', true],
  ]);
});

test('a removed view can be saved again as it was; nobody removes or overwrites that of another', async () => {
  const app = await office();
  const { viewId } = await save(app, { start: true });
  const [before] = (await views(app)).views;
  await switchTo(app, 'duri');
  await app.call('users.removeView', { viewId });
  const made = await save(app, { viewId, query: 'x' });
  expect(made.viewId).not.toBe(viewId);
  await app.signIn();
  expect((await views(app)).views).toEqual([before]);

  await app.call('users.removeView', { viewId });
  await app.call('users.removeView', { viewId });
  expect((await views(app)).views).toEqual([]);
  await save(app, { viewId, start: true });
  expect((await views(app)).views).toMatchObject([{ name: SALES.name, start: true, query: '김' }]);
});

test('more views than anybody reads are refused, and the refusal says how many there are', async () => {
  const app = await office();
  for (let i = 0; i < 50; i += 1) await save(app, { name: `${i}` });
  const one = { ...SALES, columns: [...SALES.columns] };
  expect(await app.refused('users.saveView', one)).toEqual({
    code: 'too-many-views',
    details: { max: 50 },
  });
});
