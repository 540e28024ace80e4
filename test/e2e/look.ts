import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';
import type { Language } from '../../shared/lists.ts';
import { ask } from './offices.ts';
import type { Program } from './program.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] as const;
/** What the colours alone decide: all that can differ between light and dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const DRESSES = [
  { language: 'ko', colours: 'light' },
  { language: 'ko', colours: 'dark' },
  { language: 'en', colours: 'dark' },
  { language: 'en', colours: 'light' },
] as const;
/** The size the program opens with, the smallest it allows, and the smallest at 200 % zoom. */
const OPENING = { width: 1100, height: 720 };
const NARROW = [
  { width: 880, height: 600 },
  { width: 440, height: 300 },
];
/** Where somebody wants to look for themselves: one picture per state, language, colours and size. */
const PICTURES = process.env.RESETDESK_LOOK_PICTURES;

/**
 * Looks at what is on screen in both languages, light and dark: axe finds nothing, and in the narrow windows nothing
 * reaches over the edge and every control can be brought into view and hit. Ends in `language` and light.
 * `languageFixed`: there is no office to keep a language in, so only the one is looked at.
 */
export async function look(
  program: Program,
  name: string,
  language: Language,
  { languageFixed = false } = {},
): Promise<void> {
  const { page } = program;
  // A tooltip that the last click left open is none of this state's.
  await page.mouse.move(0, 0);
  for (const dress of DRESSES) {
    if (languageFixed && dress.language !== language) continue;
    await wear(page, dress.language, dress.colours);
    const where = `${name}, ${dress.language}, ${dress.colours}`;
    await picture(page, `${name}.${dress.language}.${dress.colours}`);
    expect.soft(await axeFindings(page, dress.colours === 'dark'), where).toEqual([]);
    if (dress.colours === 'dark') continue;
    for (const size of NARROW) {
      await page.setViewportSize(size);
      await settle(page);
      await picture(page, `${name}.${dress.language}.${size.width}`);
      expect.soft(await outOfReach(page), `${where}, ${size.width} × ${size.height}`).toEqual([]);
    }
    await page.setViewportSize(OPENING);
  }
  await wear(page, language, 'light');
}

async function wear(page: Page, language: Language, colours: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
  // Without an office that can be written to, the language is the system's and cannot be chosen.
  if ((await page.locator('html').getAttribute('lang')) !== language) {
    await ask(page, 'app.savePreferences', { language });
  }
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colours);
  await settle(page);
}

/** Nothing is loading and nothing that ends by itself is still moving. */
async function settle(page: Page): Promise<void> {
  // Every screen has a heading; one whose code is still being loaded has nothing at all.
  await expect(page.locator('h1')).not.toHaveCount(0);
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((motion) => motion.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((motion) => motion.finished));
  });
}

async function axeFindings(page: Page, coloursOnly: boolean): Promise<string[]> {
  // Half a megabyte once per page and not four times per state; and of what passes, nobody reads the list.
  const there = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(there ? { axeSource: '' } : {}) })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true);
  const { violations } = await (coloursOnly
    ? axe.withRules(COLOUR_RULES)
    : axe.withTags([...RULES])
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** What sticks out sideways, and each control of the topmost layer that cannot be scrolled into view and hit. */
async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found: string[] = [];
    if (root.scrollWidth > root.clientWidth) {
      found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
    }
    const scrolling = [...document.querySelectorAll<HTMLElement>('main, [role=dialog]')];
    for (const box of scrolling) {
      if (box.scrollWidth > box.clientWidth) {
        found.push(`${box.tagName} is ${box.scrollWidth} wide in ${box.clientWidth}`);
      }
    }
    const layer = scrolling.findLast((box) => box.matches('[role=dialog]') && box.checkVisibility()) ?? root;
    const controls = layer.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, [role=option], [role=menuitem]',
    );
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      // What kits hide behind a label: the label is what is hit.
      const seen = control.matches('input') ? (control.closest('label') ?? control) : control;
      const label = control.id === '' ? null : document.querySelector(`label[for="${control.id}"]`);
      seen.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom, width, height } = seen.getBoundingClientRect();
      if (width <= 2 || height <= 2) continue;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const reached = hit !== null && (seen.contains(hit) || hit.contains(seen) || label?.contains(hit));
      const inside = left >= -1 && right <= root.clientWidth + 1;
      if (reached && inside) continue;
      const words = control.getAttribute('aria-label') ?? control.textContent.trim().slice(0, 40);
      const at = [left, right, top, bottom].map(Math.round).join(' ');
      const over = reached ? '' : ` under ${hit?.tagName}.${hit?.className}`;
      found.push(`${control.tagName} “${words}” at ${at}${over}`);
    }
    const frame = document.getElementById('root')?.getBoundingClientRect();
    if (frame && (frame.top !== 0 || frame.left !== 0)) found.push('the frame itself was scrolled away');
    for (const box of document.querySelectorAll('*')) box.scrollTop = 0;
    return found;
  });
}

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}
