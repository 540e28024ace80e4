import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOfficeSecrets, newOfficeKey } from '../../electron/security/office-secrets.ts';
import { codeOf } from './code-of.ts';

const OFFICE = 'office-one';

function opened(key = newOfficeKey(), officeId = OFFICE) {
  const secrets = createOfficeSecrets();
  secrets.open(key, officeId);
  return secrets;
}

test('what is sealed comes back, bytes and text alike', () => {
  const secrets = opened();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (bytes, purpose) => {
      expect(Uint8Array.from(secrets.unseal(purpose, secrets.seal(purpose, bytes)))).toEqual(bytes);
    }),
  );
  expect(secrets.unsealText('smtp-password', secrets.seal('smtp-password', '비밀 값 🔑'))).toBe('비밀 값 🔑');
});

test('the same text is sealed differently each time and never stands in the blob', () => {
  const secrets = opened();
  const blobs = Array.from({ length: 200 }, () => Buffer.from(secrets.seal('smtp-password', 'open sesame')));
  expect(new Set(blobs.map((blob) => blob.toString('hex'))).size).toBe(200);
  expect(new Set(blobs.map((blob) => blob.subarray(1, 13).toString('hex'))).size).toBe(200);
  expect(blobs.some((blob) => blob.includes('open sesame'))).toBe(false);
});

test('one flipped bit anywhere, a cut or an added byte is refused', () => {
  const secrets = opened();
  const blob = secrets.seal('outbox:1', 'a mail with a token');
  const damaged = [...blob].map((byte, at) => Uint8Array.from(blob).fill(byte ^ 1, at, at + 1));
  const others = [blob.slice(0, -1), blob.slice(1), Uint8Array.of(...blob, 0), new Uint8Array(0)];
  for (const wrong of [...damaged, ...others]) {
    expect(codeOf(() => secrets.unseal('outbox:1', wrong))).toBe('internal');
  }
});

test.each([
  ['another purpose', OFFICE, 'outbox:2'],
  ['a purpose that begins alike', OFFICE, 'outbox:11'],
  ['another office', 'office-two', 'outbox:1'],
  ['an office and purpose that read the same when joined', 'office-one"', 'outbox:1'],
])('a blob cannot be moved to %s', (_, officeId, purpose) => {
  const key = newOfficeKey();
  const blob = opened(key).seal('outbox:1', 'a mail');
  expect(codeOf(() => opened(key, officeId).unseal(purpose, blob))).toBe('internal');
});

test('another office key does not open it, and the refusal holds nothing of the secret', () => {
  const blob = opened().seal('smtp-password', 'open sesame');
  try {
    opened().unseal('smtp-password', blob);
    expect.unreachable();
  } catch (error) {
    expect(String(error)).not.toContain('sesame');
  }
});

test('closed secrets ask for the recovery key and open again', () => {
  const key = newOfficeKey();
  const secrets = createOfficeSecrets();
  const acts = [
    () => secrets.seal('a', 'b'),
    () => secrets.unseal('a', new Uint8Array(40)),
    () => secrets.officeId(),
    () => secrets.officeKey(),
  ];
  for (const act of acts) expect(codeOf(act)).toBe('needs-recovery-key');
  secrets.open(key, OFFICE);
  const blob = secrets.seal('a', 'b');
  secrets.close();
  expect(secrets.isOpen()).toBe(false);
  for (const act of acts) expect(codeOf(act)).toBe('needs-recovery-key');
  secrets.open(key, OFFICE);
  expect(secrets.unsealText('a', blob)).toBe('b');
});

test('closing leaves the bytes of the caller alone, and the copy given out is the key', () => {
  const key = newOfficeKey();
  const before = Uint8Array.from(key);
  const secrets = opened(key);
  const copy = secrets.officeKey();
  secrets.close();
  expect(Uint8Array.from(key)).toEqual(before);
  expect(copy).toEqual(before);
});

test.each([0, 16, 31, 33])('an office key of %i bytes is refused', (length) => {
  expect(codeOf(() => createOfficeSecrets().open(new Uint8Array(length), OFFICE))).toBe('internal');
});
