import { startSmtpServer } from '../support/smtp-server.ts';

/** A mail server in a process of its own, so that its work is not counted as the sender's. Prints where it listens. */
const server = await startSmtpServer({ tls: 'starttls', user: 'office', password: 'bench-password' });
process.stdout.write(`${JSON.stringify({ port: server.port, privateCa: server.privateCa })}\n`);
process.on('disconnect', () => void server.close().then(() => process.exit(0)));
