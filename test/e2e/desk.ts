import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, type Page, test } from 'playwright/test';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Language } from '../../shared/lists.ts';
import type { MailFields } from '../../shared/settings.ts';
import type { WindowState } from './hosts.ts';
import { ask, createOffice } from './offices.ts';
import type { Program } from './program.ts';
import { fill, tokenIn, typePassword } from './steps.ts';
import type { T } from './words.ts';

/** The outbox folder beside the data: what most of these days need of a mail server is that it takes mails. */
export const FOLDER: MailFields = { way: 'folder', folderHandle: null };

/** A mail server of the test that asks for no account; its encryption as it is offered. */
export function mailServer(
  server: { port: number; privateCa: string },
  security: 'tls' | 'starttls',
): MailFields {
  const from = { fromName: 'Help desk', fromAddress: 'helpdesk@harbour.example' };
  const { port, privateCa } = server;
  return {
    way: 'smtp',
    smtp: { host: '127.0.0.1', port, security, user: null, password: null, ...from, privateCa },
  };
}

/** An office at work with its first admin signed in. What its screens show is walked by `journey.spec.ts`. */
export async function openOffice(
  { page }: Program,
  language: Language,
  mail: MailFields,
  names: readonly string[],
): Promise<void> {
  await createOffice(page, language);
  await ask(page, 'settings.saveMail', mail);
  await addPeople(page, language, names);
  await ask(page, 'setup.finish', {});
  await expect(page.getByRole('combobox')).toBeVisible();
}

export async function addPeople(page: Page, language: Language, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const rest = { phone: null, staffNumber: null, department: null, language };
    await ask(page, 'users.add', { name, login: loginOf(name), email: addressOf(name), ...rest });
  }
}

function loginOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '.');
}

export function addressOf(name: string): string {
  return `${loginOf(name)}@harbour.example`;
}

export async function signIn(page: Page, t: T, login: string, password: string): Promise<void> {
  await fill(page, t('signIn:login'), login);
  await givePassword(page, t, password, t('signIn:action'));
}

/** The password alone and its button: on the sign-in and on the lock screen. */
export async function givePassword(page: Page, t: T, password: string, button: string): Promise<void> {
  await page.getByLabel(t('signIn:password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** What follows the sign-in with a password that an admin has chosen. */
export async function chooseOwnPassword(page: Page, t: T, given: string, own: string): Promise<void> {
  await expect(page.getByRole('heading', { name: t('signIn:own.title') })).toBeVisible();
  await page.getByLabel(t('signIn:own.given'), { exact: true }).fill(given);
  await typePassword(page, t, own);
  await page.getByRole('button', { name: t('signIn:own.action') }).click();
  await expect(page.getByRole('navigation', { name: t('shell:navigation') })).toBeVisible();
}

export async function signOut(page: Page, t: T): Promise<void> {
  const you = page.getByRole('navigation', { name: t('shell:navigation') });
  await you.getByRole('button').first().click();
  await page.getByRole('menuitem', { name: t('shell:signOut') }).click();
  await expect(page.getByRole('heading', { name: t('signIn:title') })).toBeVisible();
}

/** A screen by its link in the rail. */
export async function openScreen(
  page: Page,
  t: T,
  screen: 'users' | 'pasteToken' | 'resets' | 'outbox' | 'activity' | 'settings' | 'practice',
): Promise<void> {
  const rail = page.getByRole('navigation', { name: t('shell:navigation') });
  // From its beginning: 설정 is the end of 재설정, and a badge may follow.
  await rail.getByRole('link', { name: new RegExp(`^${t(`shell:nav.${screen}`)}`) }).click();
}

/** Sends for the person who is open and leaves the result on screen, whatever it is. */
export async function send(page: Page, t: T, name: string): Promise<void> {
  await page.getByRole('button', { name: t('users:send.action'), exact: true }).click();
  await page.getByRole('button', { name: t('users:send.confirm', { name }) }).click();
}

/** From the good token on the paste screen to the confirmation, the operator typing on the user's behalf. */
export async function setPassword(page: Page, t: T, name: string, password: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await page.getByText(t('pasteToken:password.typed-on-behalf'), { exact: true }).click();
  await typePassword(page, t, password);
  await page.getByRole('button', { name: t('pasteToken:password.confirm', { name }) }).click();
  await expect(page.getByText(t('pasteToken:done.title', { name }))).toBeVisible();
}

/** From the good token on the paste screen to the user's own page. `t` speaks the operator's language. */
export async function handOver(page: Page, t: T, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await page.getByRole('button', { name: t('pasteToken:password.handoverConfirm'), exact: true }).click();
}

/** The user's own hand, from the empty page to the lock screen. `t` speaks the user's language. */
export async function chooseByHand(page: Page, t: T, name: string, password: string): Promise<void> {
  await expect(page.getByRole('heading', { name: t('handover:title', { name }) })).toBeVisible();
  await typePassword(page, t, password);
  await page.getByRole('button', { name: t('handover:save') }).click();
  await expect(page.getByRole('heading', { name: t('handover:done.title') })).toBeVisible();
  await page.getByRole('button', { name: t('handover:done.action') }).click();
}

/** The one refusal on screen: its code, and the next step it gives in words; those of `fact` where it names one. */
export async function expectRefusal(page: Page, t: T, code: ErrorCode, fact?: string): Promise<void> {
  const alert = page.getByRole('alert');
  await expect(alert).toHaveAttribute('data-code', code);
  const options: Record<string, unknown> = fact === undefined ? {} : { context: fact };
  await expect(alert).toContainText(t(`errors:${code}.next`, options));
}

/** So many mails of a bulk reset a minute. */
export async function setRate(page: Page, bulkPerMinute: number): Promise<void> {
  const limits = { perUserHour: 3, perUserDay: 10, perOperatorHour: 30, perOfficeHour: 200 };
  await ask(page, 'settings.saveTokens', { lifetimeMinutes: 60, ...limits, bulkPerMinute });
}

/** The tokens of the mails to this address in the outbox folder, oldest first. */
export function tokensTo(program: Program, address: string): string[] {
  const folder = path.join(program.dataFolder, 'office', 'outbox');
  // The first mail makes it.
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => path.join(folder, name))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .map((file) => readFileSync(file))
    .filter((raw) => raw.includes(address) && raw.includes('BEGIN RESETDESK TOKEN'))
    .map(tokenIn);
}

/** What only the stand-in for Electron has, or cannot be had there; said on the terminal, never passed over in silence. */
export function onlyOnPreview(reason: string): void {
  if (!process.env.RESETDESK_ELECTRON) return;
  process.stdout.write(`  skipped: ${test.info().title} (${reason})\n`);
  test.skip(true, reason);
}

/** Changes the stopped program's database, as only time, another version or a fault could. */
export function changeRows(program: Program, sql: string): void {
  const sqlite = new SqliteDatabase(officeFile(program));
  sqlite.exec(sql);
  sqlite.close();
}

export function officeFile(program: Program): string {
  return path.join(program.dataFolder, 'office', 'office.db');
}

/** Whatever of these texts is still on the page, in a field, in the address or in any store of the page. */
export async function leftBehind(page: Page, traces: readonly string[]): Promise<string[]> {
  const places = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) =>
        String(Reflect.get(field, 'value')),
      ),
      location.href,
      JSON.stringify(history.state),
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(databases),
    ];
  });
  return traces.filter((trace) => places.some((place) => place.includes(trace)));
}

/**
 * What the window was asked to do. Without a window manager no window of Linux fills the screen, and none there can be
 * kept out of pictures, so there Electron has nothing to tell.
 */
export async function expectWindow(program: Program, wanted: Partial<WindowState>): Promise<void> {
  if (program.host === 'electron' && process.platform === 'linux') return;
  await expect.poll(() => program.windowState()).toMatchObject(wanted);
}
