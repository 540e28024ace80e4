import { createSecureContext, getCACertificates } from 'node:tls';
import type { Mailer, MailMessage, MailOutcome } from '../services.ts';
import { composeRaw, type RawMail, refusedAddress } from './raw-mail.ts';
import { answerOf, outcomeOf, outcomeOfOpening } from './smtp-outcome.ts';
import {
  asFailure,
  openSession,
  type Sent,
  type SessionOptions,
  type SmtpSession,
  type SmtpTimeouts,
} from './smtp-session.ts';

export type SmtpConfig = {
  host: string;
  port: number;
  security: 'tls' | 'starttls';
  user: string | null;
  password: string | null;
  /** Stands in for the address a mail was composed with: a mail that waited goes out under today's settings. */
  fromAddress: string;
  /** PEM text; trusted besides the usual authorities, never instead of them. */
  privateCa: string | null;
  pool?: { connections: number };
  timeouts?: Partial<SmtpTimeouts>;
};

/** S55: far below the library's own (2 min, 30 s, 10 min), because a person waits for the answer. */
const TIMEOUTS: SmtpTimeouts = { connect: 15_000, greeting: 15_000, socket: 60_000, whole: 90_000 };
/** Exchange Online takes three from one mailbox and refuses the fourth. */
const CONNECTIONS = 3;
/** Servers and routers forget idle connections; past this one is opened anew instead of finding out. */
const IDLE_MS = 30_000;

/** Sends through the office's SMTP account, encrypted or not at all (S52), over a few kept connections. */
export function createSmtpMailer(smtp: SmtpConfig): Mailer {
  const options = sessionOptions(smtp);
  const limit = smtp.pool?.connections ?? CONNECTIONS;
  const kept: { session: SmtpSession; since: number; timer: NodeJS.Timeout }[] = [];
  const waiting: (() => void)[] = [];
  const running = new Set<Promise<MailOutcome>>();
  let taken = 0;
  let closed = false;

  function takeKept(): SmtpSession | null {
    for (let entry = kept.pop(); entry !== undefined; entry = kept.pop()) {
      clearTimeout(entry.timer);
      // The clock is asked too: timers stand still while the computer sleeps, the server's do not.
      if (entry.session.isOpen() && Date.now() - entry.since < IDLE_MS) return entry.session;
      entry.session.end();
    }
    return null;
  }

  function keep(session: SmtpSession): void {
    if (closed || !session.isOpen()) {
      session.end();
      return;
    }
    const timer = setTimeout(() => {
      kept.splice(
        kept.findIndex((entry) => entry.session === session),
        1,
      );
      session.end();
    }, IDLE_MS);
    timer.unref();
    kept.push({ session, since: Date.now(), timer });
  }

  async function deliver(mail: RawMail): Promise<MailOutcome> {
    const old = takeKept();
    if (old !== null) {
      const sent = await old.send(mail);
      // The server had hung up on the idle connection and took nothing: that says nothing about this mail.
      if (!hungUp(sent)) return finish(old, sent);
    }
    let session: SmtpSession;
    try {
      session = await openSession(options);
    } catch (error) {
      return outcomeOfOpening(asFailure(error));
    }
    return finish(session, await session.send(mail));
  }

  function finish(session: SmtpSession, sent: Sent): MailOutcome {
    if (!sent.ok) return outcomeOf(sent.failure, sent.handedOn);
    keep(session);
    return { kind: 'handed-over', answer: answerOf(sent.response) };
  }

  async function send(message: MailMessage): Promise<MailOutcome> {
    const mail = await composeRaw({
      ...message,
      from: { ...message.from, address: smtp.fromAddress },
    }).catch(refusedAddress);
    if ('kind' in mail) return mail;
    if (taken >= limit) await new Promise<void>((go) => waiting.push(go));
    else taken += 1;
    try {
      return await deliver(mail);
    } finally {
      // The next in line takes this place over, so that nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) taken -= 1;
      else next();
    }
  }

  return {
    way: 'smtp',
    send(message) {
      const work = send(message);
      running.add(work);
      const done = () => running.delete(work);
      work.then(done, done);
      return work;
    },
    async close() {
      closed = true;
      for (const { session, timer } of kept.splice(0)) {
        clearTimeout(timer);
        session.end();
      }
      await Promise.allSettled(running);
    },
  };
}

function hungUp(sent: Sent): boolean {
  if (sent.ok || sent.handedOn) return false;
  return sent.failure.responseCode === undefined || sent.failure.responseCode === 421;
}

function sessionOptions(smtp: SmtpConfig): SessionOptions {
  const secureContext = createSecureContext({
    minVersion: 'TLSv1.2',
    ...(smtp.privateCa === null ? {} : { ca: [...getCACertificates('default'), smtp.privateCa] }),
  });
  return {
    host: smtp.host,
    port: smtp.port,
    connection: {
      secure: smtp.security === 'tls',
      requireTLS: smtp.security === 'starttls',
      tls: { secureContext, rejectUnauthorized: true },
    },
    auth: smtp.user === null || smtp.password === null ? null : { user: smtp.user, pass: smtp.password },
    timeouts: { ...TIMEOUTS, ...smtp.timeouts },
  };
}
