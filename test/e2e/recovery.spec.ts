import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  addPeople,
  addressOf,
  expectRefusal,
  FOLDER,
  onlyOnPreview,
  openScreen,
  setPassword,
  signIn,
  tokensTo,
} from './desk.ts';
import { ask } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN, firstRun, openPerson, paste, sendReset } from './steps.ts';
import { wordsOf } from './words.ts';

const t = wordsOf('en');
const NAME = 'Grace Okafor';

test.beforeEach(() => onlyOnPreview('the key store of a real account cannot be lost for a test'));

test('the key store is lost: the recovery key of the first run opens the office with everything in it', async ({
  program,
}) => {
  const key = await firstRun(program, t, 'en');
  await ask(program.page, 'settings.saveMail', FOLDER);
  await addPeople(program.page, 'en', [NAME, 'Alex Morgan']);
  await ask(program.page, 'setup.finish', {});
  await openPerson(program.page, t, 'grace', NAME);
  await sendReset(program.page, t, NAME);

  await program.end();
  rmSync(path.join(program.dataFolder, 'preview-only.key'));
  await program.restart();
  const { page } = program;
  const field = page.getByRole('textbox', { name: t('recovery:unlock.label') });
  const open = page.getByRole('button', { name: t('recovery:unlock.action') });
  const signInTitle = page.getByRole('heading', { name: t('signIn:title') });

  await test.step('it asks for the key and says that nothing is lost', async () => {
    await expect(page.getByRole('heading', { name: t('recovery:unlock.title') })).toBeVisible();
    await expect(page.getByText(t('recovery:unlock.lead'))).toBeVisible();
  });

  await test.step('another key is refused in words, and what was typed stays', async () => {
    const wrong = key.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    await field.fill(wrong);
    await open.click();
    await expectRefusal(page, t, 'recovery-key-wrong');
    await expect(field).toHaveValue(wrong);
  });

  await test.step('the key opens it, as a person types it', async () => {
    await field.fill(` ${key.toLowerCase().replaceAll('-', ' ')} `);
    await open.click();
    await expect(signInTitle).toBeVisible();
    await signIn(page, t, ADMIN.en.login, ADMIN.en.password);
  });

  await test.step('the users are there, and the mail from before still gives its reset', async () => {
    await expect(page.getByRole('option')).toHaveCount(2);
    const [token = ''] = tokensTo(program, addressOf(NAME));
    await paste(page, t, token);
    await setPassword(page, t, NAME, 'thirty whales dance slowly home');
  });

  await test.step('a new mail can be sent, and the next start asks for no key', async () => {
    await openScreen(page, t, 'users');
    await openPerson(page, t, 'alex', 'Alex Morgan');
    await sendReset(page, t, 'Alex Morgan');
    await program.restart();
    await expect(program.page.getByRole('heading', { name: t('signIn:title') })).toBeVisible();
  });
  expect(program.problems).toEqual([]);
});
