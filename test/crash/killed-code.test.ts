import { expect, onTestFinished, test } from 'vitest';
import { CODE_TRIES } from '../../shared/reset-code.ts';
import { startChild } from '../support/child.ts';
import { movableClock } from '../support/clock.ts';
import { codeIn, wrongCode } from '../support/codes.ts';
import { officeWithTokens } from '../support/many-tokens.ts';
import { sharedVault } from '../support/shared-vault.ts';
import { ADMIN, openTestOffice } from '../support/test-office.ts';

/** The statement of a guess that the process does not live to see: around its two commits. */
const DEATHS = [6, 9, 12] as const;

test('a program killed in the middle of a guess never gets a sixth look at the code', {
  timeout: 120_000,
}, async () => {
  const { plan, planFile, remove } = await officeWithTokens(1, true);
  onTestFinished(remove);
  const [token] = plan.tokens;
  const code = codeIn(token?.text ?? '');
  let looked = 0;
  for (const [nth, death] of DEATHS.entries()) {
    const child = startChild('redeeming-child.ts', [planFile, '하나']);
    onTestFinished(() => void child.process.kill('SIGKILL'));
    expect(await child.line()).toBe('loaded');
    child.say('open');
    expect(await child.line()).toBe('ready');
    child.say(`die-at ${death}`);
    child.say(`guess 0 ${wrongCode(code, nth)}`);
    // An answer means that the guess had fewer statements than that: the test would prove nothing.
    const end = await Promise.race([child.line().catch(() => 'killed'), child.ended.then(() => 'killed')]);
    expect(end).toBe('killed');
    await child.ended;
  }
  const app = await openTestOffice({
    dataFolder: plan.folder,
    vault: sharedVault(plan.vaultKey),
    clock: movableClock(plan.now),
  });
  onTestFinished(() => app.end());
  await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
  // Whoever died before the answer has used a try up as soon as the code could have been looked at.
  const used = Number(app.row('SELECT code_failures FROM resets')?.code_failures);
  expect(used).toBeGreaterThanOrEqual(1);
  for (let nth = 0; nth < 8; nth += 1) {
    const userId = token?.userId ?? '';
    const refusal = await app.refused('resets.inspect', { text: wrongCode(code, 10 + nth), userId });
    if (typeof refusal.details?.left === 'number') looked += 1;
  }
  expect(looked + used).toBeLessThanOrEqual(CODE_TRIES);
  expect(app.row('SELECT code_failures FROM resets')).toEqual({ code_failures: CODE_TRIES });
});
