import type { Page } from 'playwright/test';
import { leftBehind } from './desk.ts';
import { ask, openPracticeOffice } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN, tokenIn } from './steps.ts';
import { wordsOf } from './words.ts';

const NEW = '서른 마리 고래가 느리게 춤춘다';

test.use({ systemLanguage: 'ko' });

test('the whole job without a mouse, the focus visible at every step', async ({ program }) => {
  const t = wordsOf('ko');
  const { page } = program;
  const name = '남궁민';
  await openPracticeOffice(page, 'ko');
  const search = page.getByRole('combobox', { name: t('users:search.label') });
  await expect(search).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.insertText('남궁');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: t('users:send.confirm', { name }) })).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('users:sent.handed-over'), { exact: true })).toBeVisible();

  const { mails } = await ask(page, 'practice.mailbox', {});
  const token = tokenIn(Buffer.from(mails[0]?.text ?? ''));
  await page.keyboard.press('ControlOrMeta+Shift+KeyV');
  await expect(page.getByRole('textbox', { name: t('pasteToken:box.label') })).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.insertText(token);
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await tabTo(page, t('pasteToken:password.handoverConfirm'));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('textbox', { name: t('common:password.new'), exact: true })).toBeFocused();
  await page.keyboard.insertText(NEW);
  await tabTo(page, t('common:password.repeat'));
  await page.keyboard.insertText(NEW);
  const save = page.getByRole('button', { name: t('handover:save') });
  await expect(save).not.toHaveAttribute('data-disabled', 'true');
  await tabTo(page, t('handover:save'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: t('handover:done.action') })).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press('Space');

  await expect(page.getByLabel(t('signIn:password'), { exact: true })).toBeFocused();
  await page.keyboard.insertText(ADMIN.ko.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: t('pasteToken:box.label') })).toBeFocused();
  expect(program.problems).toEqual([]);
});

test('every stop of the Tab key on every screen shows where the focus is, and none is a trap', async ({
  program,
}) => {
  const t = wordsOf('ko');
  const { page } = program;
  await openPracticeOffice(page, 'ko');
  for (const [digit, title] of [
    ['1', t('users:title')],
    ['2', t('pasteToken:title')],
    ['3', t('resets:title')],
    ['4', t('outbox:title')],
    ['5', t('shell:nav.activity')],
    ['6', t('settings:title')],
  ] as const) {
    await page.keyboard.press(`ControlOrMeta+Digit${digit}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const seen = new Set<string>();
    let first = '';
    for (let stop = 0; stop < 80; stop += 1) {
      await page.keyboard.press('Tab');
      await expectFocusSeen(page);
      const here = await focused(page);
      if (here !== '' && here === first && seen.size > 1) break;
      if (first === '') first = here;
      seen.add(here);
    }
    // Round through the page and back to where it began: the rail's links were among the stops.
    expect([...seen].filter((stop) => stop.includes('rail-link')).length).toBeGreaterThanOrEqual(5);
  }
});

test('the shortcuts fire by the physical key, with the Korean layout on', async ({ program }) => {
  const t = wordsOf('ko');
  const { page } = program;
  await openPracticeOffice(page, 'ko');
  await expect(page.getByRole('combobox')).toBeFocused();
  await pressKorean(page, { key: 'ㅍ', code: 'KeyV', shiftKey: true });
  await expect(page.getByRole('heading', { level: 1, name: t('pasteToken:title') })).toBeVisible();
  await pressKorean(page, { key: 'ㄹ', code: 'KeyF' });
  await expect(page.getByRole('combobox', { name: t('users:search.label') })).toBeFocused();
  await pressKorean(page, { key: 'ㅣ', code: 'KeyL' });
  await expect(page.getByRole('heading', { name: t('signIn:locked') })).toBeVisible();
});

test('a Korean syllable searches while it is composed, and Enter acts only once it is done', async ({
  program,
}) => {
  const { page } = program;
  await openPracticeOffice(page, 'ko');
  const box = page.getByRole('combobox');
  await expect(box).toBeFocused();
  const input = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('ㄴ');
  await compose('나');
  await compose('남');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('option')).toContainText('남궁민');
  // The Enter that ends a syllable belongs to the input method: keyCode 229, as Windows and macOS report it.
  for (const type of ['rawKeyDown', 'keyUp'] as const) {
    await input.send('Input.dispatchKeyEvent', {
      type,
      key: 'Process',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
  }
  await expect(page.getByRole('heading', { level: 2, name: '남궁민' })).toHaveCount(0);
  await input.send('Input.insertText', { text: '남' });
  await expect(box).toHaveValue('남');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: '남궁민' })).toBeVisible();
});

test('a lock leaves nothing of the users and no secret on the page', async ({ program }) => {
  const t = wordsOf('ko');
  const { page } = program;
  await openPracticeOffice(page, 'ko');
  const { users } = await ask(page, 'users.search', { query: '', limit: 200 });
  await page.keyboard.press('ControlOrMeta+Shift+KeyV');
  await page
    .getByRole('textbox', { name: t('pasteToken:box.label') })
    .fill('eyJhbGciOiJIUzI1NiJ9.something.secret');
  await page.keyboard.press('ControlOrMeta+Digit1');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+KeyL');
  await expect(page.getByRole('heading', { name: t('signIn:locked') })).toBeVisible();
  await expect(page.getByLabel(t('signIn:password'), { exact: true })).toBeFocused();

  const traces = users.flatMap(({ id, name, email, login }) => [id, name, email ?? login, login]);
  expect(await leftBehind(page, [...traces, 'eyJ'])).toEqual([]);
  const typed = await page
    .locator('input, textarea')
    .evaluateAll((fields) =>
      fields.map((field) => Reflect.get(field, 'value')).filter((text) => text !== ''),
    );
  expect(typed).toEqual([]);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);

  await page.keyboard.insertText(ADMIN.ko.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('users:title') })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+KeyV');
  await expect(page.getByRole('textbox', { name: t('pasteToken:box.label') })).toHaveValue('');
});

/** Something with the focus, drawn so that it can be seen: an outline, a ring, or a border of another colour. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return 'body';
    // Leaving a date would lose its place among day, month and year; it is drawn as every other field.
    if (at.matches('input[type=date]')) return 'seen';
    // Radio and segmented inputs are drawn by what stands beside them; a field by the box around it.
    const drawn = [at, at.parentElement, at.nextElementSibling, at.closest('[data-focus-within]')];
    const looks = () => {
      // A border that is still fading in would look like no focus at all.
      for (const motion of document.getAnimations()) {
        if (motion.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) motion.finish();
      }
      return drawn.map((part) => {
        if (!part) return '';
        const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } =
          getComputedStyle(part);
        const outline = outlineStyle === 'none' ? '' : outlineWidth;
        return `${outline} ${boxShadow} ${borderColor} ${backgroundColor}`;
      });
    };
    const withFocus = looks();
    at.blur();
    const without = looks();
    at.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
    return withFocus.some((look, place) => look !== without[place]) ? 'seen' : at.outerHTML.slice(0, 200);
  });
  expect(['seen', 'body']).toContain(seen);
}

/** Presses Tab until the control with that name has the focus, which is seen at each stop. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at?.id ? document.querySelector(`label[for="${at.id}"]`)?.textContent : null;
      return label ?? at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
    });
    if (here === name) return;
  }
  throw new Error(`Tab never comes to “${name}”`);
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at === null || at === document.body ? '' : at.outerHTML.slice(0, 300);
  });
}

/** A key as the browser reports it while the Korean layout is on, with Control or Command. */
async function pressKorean(
  page: Page,
  keys: { key: string; code: string; shiftKey?: boolean },
): Promise<void> {
  await page.evaluate((pressed) => {
    const mac = navigator.userAgent.includes('Mac');
    const event = { ...pressed, ctrlKey: !mac, metaKey: mac, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
  }, keys);
}
