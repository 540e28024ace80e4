import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { movableClock } from './clock.ts';
import { sharedVault } from './shared-vault.ts';
import { openTestOffice } from './test-office.ts';

/** What a child needs to go on with an office: written beside it, read by `redeeming-child.ts`. */
export type Plan = {
  folder: string;
  vaultKey: string;
  now: number;
  singleOwner: boolean;
  tokens: { userId: string; resetId: string; text: string }[];
};

/** The password that redeemer `who` sets with token `index`. */
export function passwordOf(index: number, who: string): string {
  return `서른 마리 고래가 느리게 춤춘다 ${index} ${who}`;
}

export function readPlan(file: string): Plan {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A closed office in which `count` users each have a live token; all of it made through the front door. */
export async function officeWithTokens(
  count: number,
  singleOwner: boolean,
): Promise<{ plan: Plan; planFile: string; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-crash-'));
  const dataFolder = path.join(folder, 'office');
  const vaultKey = randomBytes(32).toString('hex');
  const clock = movableClock();
  const app = await openTestOffice({ dataFolder, vault: sharedVault(vaultKey), clock });
  const plan: Plan = { folder: dataFolder, vaultKey, now: clock.now(), singleOwner, tokens: [] };
  try {
    await app.given.office();
    await app.call('settings.saveTokens', {
      lifetimeMinutes: 1440,
      perUserHour: 3,
      perUserDay: 10,
      perOperatorHour: 10_000,
      perOfficeHour: 100_000,
    });
    while (plan.tokens.length < count) {
      const batch = Array.from(
        { length: Math.min(80, count - plan.tokens.length) },
        (_, i) => plan.tokens.length + i,
      );
      plan.tokens.push(...(await tokensFor(app, batch)));
    }
  } finally {
    await app.end();
  }
  const planFile = path.join(folder, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  return { plan, planFile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function tokensFor(app: Awaited<ReturnType<typeof openTestOffice>>, batch: readonly number[]) {
  const sent = await Promise.all(
    batch.map(async (index) => {
      const login = `holder${index}`;
      const email = `${login}@office.test`;
      const { userId } = await app.call('users.add', {
        name: `소유자 ${index}`,
        login,
        email,
        phone: null,
        staffNumber: null,
        department: null,
        language: 'ko',
      });
      const { reset } = await app.call('resets.send', { userId });
      return { userId, resetId: reset.id, email };
    }),
  );
  await app.outboxIdle();
  const { mails } = await app.call('practice.mailbox', { limit: 100 });
  return sent.map(({ userId, resetId, email }) => {
    const mail = mails.find((candidate) => candidate.to === email);
    if (mail === undefined) throw new Error(`no mail to ${email}`);
    return { userId, resetId, text: mail.text };
  });
}
