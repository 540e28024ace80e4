import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Certificates for servers on loopback. Checked in with their key, valid until 2126, of no use to anybody else. */
export const CERTIFICATES = ['server', 'wrong-host', 'expired', 'self-signed'] as const;
export type TestCertificate = (typeof CERTIFICATES)[number];

const folder = path.join(import.meta.dirname, 'certs');

function read(name: string): string {
  return readFileSync(path.join(folder, `test-only-${name}.pem`), 'utf8');
}

/** The authority that signed all but `self-signed`. */
export const TEST_AUTHORITY = read('authority');

export function certificate(name: TestCertificate): { key: string; cert: string } {
  return { key: read('key'), cert: read(name) };
}
