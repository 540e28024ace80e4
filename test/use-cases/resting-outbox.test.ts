import { expect, onTestFinished, test } from 'vitest';
import { startRawServer } from '../support/raw-smtp-server.ts';
import { DURI, officeOfTwo, SERA, workAs } from '../support/two-operators.ts';
import { until } from '../support/until.ts';

test('a server that throttles: the outbox says until when all wait; only an admin reads the server’s words', async () => {
  let busy = true;
  const server = await startRawServer((step) =>
    step === 'MAIL' && busy ? '450 4.7.0 Too many messages from desk@office.test' : undefined,
  );
  onTestFinished(() => server.close());
  const { app } = await officeOfTwo();
  const { port, privateCa } = server;
  const smtp = { host: '127.0.0.1', port, security: 'tls', user: null, password: null, privateCa } as const;
  const from = { fromName: 'Help desk', fromAddress: 'helpdesk@office.test' };
  await app.call('settings.saveMail', { way: 'smtp', smtp: { ...smtp, ...from } });
  const userId = await app.given.user({ email: 'minsu@office.test' });

  expect(await app.call('outbox.list', {})).not.toHaveProperty('resting');
  const { mail } = await app.call('resets.send', { userId });
  await until(() => app.row('SELECT state, attempts FROM outbox WHERE id = ?', mail.id)?.attempts === 1);
  await until(() => app.row('SELECT state FROM outbox WHERE id = ?', mail.id)?.state === 'queued');
  const { resting } = await app.call('outbox.list', {});
  expect(resting).toMatchObject({ answer: '450 4.7.0 Too many messages from desk@office.test' });
  const { mails } = await app.call('outbox.list', {});
  expect(resting?.until).toBe(mails.find(({ id }) => id === mail.id)?.nextTryAt);

  await workAs(app, DURI);
  expect((await app.call('outbox.list', {})).resting).toEqual({ until: resting?.until, answer: null });
  await workAs(app, SERA);

  busy = false;
  await app.call('outbox.retry', { mailId: mail.id });
  await until(() => app.row('SELECT state FROM outbox WHERE id = ?', mail.id)?.state === 'handed-over');
  await until(async () => (await app.call('outbox.list', {})).resting === undefined);
});
