import fc from 'fast-check';

const TEN_MEGABYTES = 10 * 1024 * 1024;

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'bottom';
  for (let i = 0; i < depth; i += 1) value = wrap(value);
  return value;
}

function cycle(): unknown {
  const one: Record<string, unknown> = { name: 'one' };
  one.self = one;
  one.list = [one, { back: one }];
  return one;
}

function trap(): never {
  throw new TypeError('a trap was touched');
}

/** By name, so that a failing run prints the name and not ten megabytes. Made anew each time: some may be changed. */
export const HOSTILE: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  'not a number': () => Number.NaN,
  'minus zero': () => -0,
  infinity: () => Number.POSITIVE_INFINITY,
  'beyond safe integers': () => 2 ** 53,
  'minus one': () => -1,
  half: () => 0.5,
  'big integer': () => 10n ** 30n,
  symbol: () => Symbol('x'),
  function: () => trap,
  'empty text': () => '',
  spaces: () => '   ',
  'NUL in a text': () => 'a\0b',
  'controls and bidi': () => 'a\u202e\u0007\u200b\ufeffb',
  'line break and header': () => 'a@office.test\r\nBcc: thief@else.test',
  'lone surrogate': () => 'x\ud800y',
  'decomposed hangul': () => '\u1112\u1161\u11ab'.repeat(20),
  'SQL in a text': () => "'; DROP TABLE users; --",
  'LIKE wildcards': () => '%_\\%'.repeat(20),
  'a path upwards': () => '../../../etc/passwd',
  'markup in a text': () => '<img src=x onerror=alert(1)>',
  'name of a prototype key': () => '__proto__',
  'ten megabytes of a': () => 'a'.repeat(TEN_MEGABYTES),
  'ten megabytes of spaces': () => ' '.repeat(TEN_MEGABYTES),
  'the longest text allowed anywhere': () => 'eyJ.'.repeat(50_000),
  'token beginnings': () => 'eyJhbGciOiJIUzI1NiJ9.'.repeat(9000),
  'equal signs': () => '=\r\n'.repeat(60_000),
  'percent signs': () => '%25'.repeat(60_000),
  'hundred thousand items': () => Array.from({ length: 100_000 }, (_, i) => i),
  'hundred thousand texts': () => Array.from({ length: 100_000 }, () => 'ab'),
  'hundred thousand keys': () => Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])),
  'sparse array': () => Object.assign([], { length: 2 ** 31 }),
  'array nested 20,000 deep': () => nested(20_000, (inner) => [inner]),
  'object nested 20,000 deep': () => nested(20_000, (inner) => ({ inner })),
  cycle,
  'own __proto__ key': () => JSON.parse('{"__proto__":{"admin":true,"role":"admin"},"constructor":1}'),
  'no prototype': () => Object.create(null),
  'foreign prototype': () => Object.create({ userId: 'u', password: 'p', query: 'q' }),
  map: () => new Map([['userId', 'u']]),
  set: () => new Set([1]),
  date: () => new Date(Number.NaN),
  'regular expression': () => /(a+)+$/,
  error: () => new Error('boom'),
  bytes: () => new Uint8Array(1000),
  'shared memory': () => new SharedArrayBuffer(8),
  promise: () => Promise.resolve('late'),
  'getter that throws': () => Object.defineProperty({}, 'userId', { get: trap, enumerable: true }),
  'toString and toJSON that throw': () => ({ toString: trap, toJSON: trap, [Symbol.toPrimitive]: trap }),
  'proxy that throws': () =>
    new Proxy(
      {},
      { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap },
    ),
};

type Path = readonly string[];

/** How an input differs from one that the contract accepts. */
export type Attack =
  | { kind: 'as it is' }
  | { kind: 'instead'; of: Path; hostile: string }
  | { kind: 'instead'; of: Path; value: unknown }
  | { kind: 'without'; key: Path }
  | { kind: 'and also'; key: string; hostile: string };

/** Attacks on a sample: on the whole of it and on each of its fields. */
export function attacks(sample: unknown): fc.Arbitrary<Attack> {
  const places = placesIn(sample, []);
  const place = fc.constantFrom(...places);
  const hostile = fc.constantFrom(...Object.keys(HOSTILE));
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Attack>({ kind: 'as it is' }) },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('instead' as const), of: place, hostile }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('instead' as const), of: place, value: text }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('instead' as const), of: place, value: anything }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('without' as const), key: place }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('and also' as const),
        key: fc.constantFrom('__proto__', 'constructor', 'to', 'role', 'toJSON'),
        hostile,
      }),
    },
  );
}

function placesIn(value: unknown, at: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

/** The input that an attack makes of the sample. */
export function attacked(sample: unknown, attack: Attack): unknown {
  const copy: unknown = structuredClone(sample);
  if (attack.kind === 'as it is') return copy;
  if (attack.kind === 'and also') {
    const value = HOSTILE[attack.hostile]?.();
    return Object.defineProperty(copy, attack.key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  const path = attack.kind === 'without' ? attack.key : attack.of;
  const [last, ...front] = path.toReversed();
  if (last === undefined) return attack.kind === 'without' ? undefined : hostileValue(attack);
  const holder = front.toReversed().reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), copy);
  if (attack.kind === 'without') Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, hostileValue(attack));
  return copy;
}

function hostileValue(attack: Extract<Attack, { kind: 'instead' }>): unknown {
  return 'hostile' in attack ? HOSTILE[attack.hostile]?.() : attack.value;
}
