import { readdir, writeFile } from 'node:fs/promises';
import type {} from '../../renderer/client.ts';
import { expect, test } from './program.ts';

test('the program starts, draws its first screen and breaks none of its own rules', async ({ program }) => {
  await expect(program.page.locator('body')).toContainText(/\p{L}{2,}/u);
  expect(await program.page.title()).toBe('Resetdesk');
  expect(program.problems).toEqual([]);
});

test('the page comes with a policy that allows nothing unsafe, and a new nonce each time', async ({
  program,
}) => {
  const policies: string[] = [];
  program.page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (type.startsWith('text/html')) policies.push(response.headers()['content-security-policy'] ?? '');
  });
  await program.page.reload();
  await program.page.reload();
  const [first, second] = policies;
  expect(first).toContain("default-src 'none'");
  expect(first).toContain("require-trusted-types-for 'script'");
  expect(first).not.toContain('unsafe-');
  expect(first).not.toContain('http');
  expect(second).not.toBe(first);
});

test('eval, inline scripts and markup from strings do not run', async ({ program }) => {
  const page = program.page;
  const outcome = await page.evaluate(() => {
    const attempt = (work: () => unknown) => {
      try {
        work();
        return 'ran';
      } catch {
        return 'refused';
      }
    };
    return {
      html: attempt(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      script: attempt(() => {
        document.createElement('script').textContent = 'window.inlineRan = true';
      }),
      handler: attempt(() => {
        const image = document.createElement('img');
        image.setAttribute('onerror', 'window.inlineRan = true');
        image.src = '/no-such-picture.png';
        document.body.append(image);
      }),
    };
  });
  await page.waitForLoadState('networkidle');
  expect(outcome).toEqual({ html: 'refused', script: 'refused', handler: 'refused' });
  expect(await page.evaluate(() => Object.hasOwn(window, 'inlineRan'))).toBe(false);
});

test('the page has two functions of the program and nothing of Node', async ({ program }) => {
  const seen = await program.page.evaluate(() => ({
    bridge: Object.keys(window.resetdesk).toSorted(),
    kinds: Object.values(window.resetdesk).map((value) => typeof value),
    node: [
      typeof Reflect.get(window, 'require'),
      typeof Reflect.get(window, 'process'),
      typeof Reflect.get(window, 'module'),
    ],
  }));
  expect(seen.bridge).toEqual(['call', 'on']);
  expect(seen.kinds).toEqual(['function', 'function']);
  expect(seen.node).toEqual(['undefined', 'undefined', 'undefined']);
});

test('a name that is not on the list, and input that cannot be copied, get a coded answer', async ({
  program,
}) => {
  const codes = await program.page.evaluate(async () => {
    const bridge = Reflect.get(window, 'resetdesk') as {
      call(channel: unknown, input: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
    };
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const replies = [
      await bridge.call('session.lock', {}),
      await bridge.call('no.such.channel', {}),
      await bridge.call('__proto__', {}),
      await bridge.call('app.status', { a: 1n }),
      await bridge.call('app.status', circle),
    ];
    return replies.map((reply) => reply.error?.code ?? 'ok');
  });
  expect(codes[0]).toBe('ok');
  expect(codes.slice(1, 3)).toEqual(['unknown-channel', 'unknown-channel']);
  expect(codes.slice(3)).toEqual(['invalid-input', 'invalid-input']);
});

test('what is chosen is still there after an orderly end and after a sudden one', async ({ program }) => {
  const language = () =>
    program.page.evaluate(async () => {
      const reply = await window.resetdesk.call('app.status', {});
      return reply.ok ? (reply.value as { language: string }).language : reply.error.code;
    });
  expect(await language()).toBe('en');
  await program.page.evaluate(() => window.resetdesk.call('app.savePreferences', { language: 'ko' }));
  await program.restart();
  expect(await language()).toBe('ko');
  await program.page.evaluate(() => window.resetdesk.call('app.savePreferences', { language: 'en' }));
  await program.kill();
  await program.restart();
  expect(await language()).toBe('en');
});

test('the data folder holds the office and the log, and nothing anywhere else', async ({ program }) => {
  const names = await readdir(program.dataFolder);
  expect(names).toContain('office');
  expect(names).toContain('logs');
});

test('a file dialog answers the program; the page gets a handle and a name, and null when cancelled', async ({
  program,
}, info) => {
  const file = info.outputPath('people.csv');
  await writeFile(file, 'name,login\nKim Minsu,minsu\n');
  const { page } = program;
  await page.evaluate(async () => {
    const admin = {
      login: 'jiwoo',
      name: 'Jiwoo',
      email: 'jiwoo@office.example',
      password: 'a long enough sentence',
    };
    const office = { officeName: 'Office', contact: '', language: 'en' as const, admin };
    return window.resetdesk.call('setup.createOffice', office);
  });
  const picked: Promise<unknown>[] = [];
  const pick = async () => {
    picked.push(page.evaluate(() => window.resetdesk.call('directory.pickFile', {})));
  };
  await program.answerDialog(file, pick);
  await program.answerDialog(null, pick);
  const [chosen, cancelled] = await Promise.all(picked);
  expect(chosen).toMatchObject({ ok: true, value: { file: { name: 'people.csv' } } });
  expect(JSON.stringify(chosen)).not.toContain(info.outputDir);
  expect(cancelled).toEqual({ ok: true, value: { file: null } });
});
