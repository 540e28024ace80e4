import type { ActivityEntry } from '../../shared/models.ts';
import type { Outlier, OutlierKind } from '../../shared/review.ts';
import { type ActRole, roleOf } from './act-roles.ts';

/** An entry of the month with who did it; names may be shared, ids are not. */
export type ReviewEntry = ActivityEntry & { operatorId: string | null };

export type ReviewMatter = {
  /** By rising number. */
  entries: readonly ReviewEntry[];
  /** The number of the entry before the first; null where the log begins with it. */
  before: number | null;
  protectedUsers: ReadonlySet<string>;
  /** Whether that moment lies outside the office hours; never where the office has named none. */
  isOffHours(at: number): boolean;
  /** Who looks at it. */
  reviewer: string;
};

const HOUR = 3_600_000;
const SHOWN = 20;

/** So close together, two operators who reset one user, or refusals that pile up, are worth a look. */
const DAY = 24 * HOUR;
/** After the cool-off of a new address a reset is possible again: three days see both sides of it. */
const AROUND_ADDRESS = 3 * DAY;
const MANY = 3;
const MANY_OF_NOBODY = 5;

type Draft = { kind: OutlierKind; about: string; entries: readonly ReviewEntry[] };

/** What stands out in a month, gravest first. Pure: the same entries always give the same keys. */
export function findOutliers(matter: ReviewMatter): Outlier[] {
  const done = matter.entries.filter(({ outcome }) => outcome === 'done');
  const refused = matter.entries.filter(({ outcome }) => outcome === 'refused');
  const of = (role: ActRole, among = done) => among.filter((entry) => roleOf(entry) === role);
  const resets = [...of('issued'), ...of('set'), ...of('temporary')].sort((a, b) => a.seq - b.seq);
  const drafts: Draft[] = [
    ...together('restored', of('restored')),
    ...together('log-unsound', of('unsound')),
    ...together('clock', of('clock')),
    ...gaps(matter),
    ...by(
      userOf,
      'protected-user',
      resets.filter((entry) => isProtected(matter, entry)),
    ),
    ...by(userOf, 'temporary-password', of('temporary')),
    ...twoOperators([...of('issued'), ...of('temporary')]),
    ...addressAndReset(resets, of('address')),
    ...by(userOf, 'turned-away', of('turned-away', [...matter.entries])),
    ...by(
      dayOf,
      'off-hours',
      resets.filter(({ at }) => matter.isOffHours(at)),
    ),
    ...by(
      operatorOf,
      'on-behalf',
      of('set').filter(({ details }) => details.way === 'typed-on-behalf'),
    ),
    ...piledUp('refusals', userOf, of('refusal', refused)),
    ...piledUp('sign-in-failures', operatorOf, of('sign-in', refused)),
    ...by(
      operatorOf,
      'operators-changed',
      of('operators').filter(({ details }) => details.own !== true),
    ),
    ...by(operatorOf, 'settings-changed', of('settings')),
    ...by(operatorOf, 'export', of('export', [...matter.entries])),
  ];
  return drafts.map((draft) => toOutlier(draft, matter.reviewer));
}

function toOutlier({ kind, about, entries }: Draft, reviewer: string): Outlier {
  const [first] = entries;
  const last = entries.at(-1);
  const one = <T>(values: readonly T[]): T | null =>
    new Set(values).size === 1 ? (values[0] ?? null) : null;
  return {
    key: `${kind}:${about}:${first?.seq ?? 0}-${last?.seq ?? 0}:${entries.length}`.slice(0, 200),
    kind,
    userId: one(entries.map(({ userId }) => userId)),
    userName: one(entries.map(({ userName }) => userName)),
    operatorName: one(entries.map(({ operatorName }) => operatorName)),
    own: entries.some(({ operatorId }) => operatorId === reviewer),
    count: entries.length,
    from: first?.at ?? 0,
    to: last?.at ?? 0,
    entries: entries.slice(0, SHOWN).map(({ operatorId: _id, ...entry }) => entry),
  };
}

const userOf = ({ userId }: ReviewEntry) => userId ?? '';
const operatorOf = ({ operatorId }: ReviewEntry) => operatorId ?? '';
/** One operator's day. */
const dayOf = (entry: ReviewEntry) => `${operatorOf(entry)} ${new Date(entry.at).toDateString()}`;

function together(kind: OutlierKind, entries: readonly ReviewEntry[]): Draft[] {
  return entries.length === 0 ? [] : [{ kind, about: '', entries }];
}

function by(
  about: (entry: ReviewEntry) => string,
  kind: OutlierKind,
  entries: readonly ReviewEntry[],
): Draft[] {
  return [...Map.groupBy(entries, about)].map(([key, group]) => ({ kind, about: key, entries: group }));
}

function isProtected({ protectedUsers }: ReviewMatter, { userId }: ReviewEntry): boolean {
  return userId !== null && protectedUsers.has(userId);
}

/** Numbers that are not there, each with the entry after them. */
function gaps({ entries, before }: ReviewMatter): Draft[] {
  const after = entries.filter((entry, index) => {
    const previous = entries[index - 1]?.seq ?? before;
    return previous !== null && entry.seq !== previous + 1;
  });
  return together('gap', after);
}

/** Resets of one user that two operators began within a day: the second may not have known of the first. */
function twoOperators(begun: readonly ReviewEntry[]): Draft[] {
  return by(userOf, 'two-operators', begun).flatMap((draft) => {
    const entries = [...draft.entries].sort((a, b) => a.seq - b.seq);
    const close = entries.filter((entry) =>
      entries.some((other) => other.operatorId !== entry.operatorId && Math.abs(other.at - entry.at) <= DAY),
    );
    return close.length === 0 ? [] : [{ ...draft, entries: close }];
  });
}

/** A new address shortly before or after a reset of the same user: whoever controls the address controls the account. */
function addressAndReset(resets: readonly ReviewEntry[], changes: readonly ReviewEntry[]): Draft[] {
  const near = (one: ReviewEntry, others: readonly ReviewEntry[]) =>
    others.some((other) => Math.abs(other.at - one.at) <= AROUND_ADDRESS);
  const byUser = Map.groupBy(resets, userOf);
  return by(userOf, 'address-and-reset', changes).flatMap((draft) => {
    const theirs = (byUser.get(draft.about) ?? []).filter((reset) => near(reset, draft.entries));
    const moved = draft.entries.filter((change) => near(change, theirs));
    const entries = [...theirs, ...moved].sort((a, b) => a.seq - b.seq);
    return theirs.length === 0 ? [] : [{ ...draft, entries }];
  });
}

/** Refusals that pile up within a day, about one person; it takes more of them where nobody is known. */
function piledUp(
  kind: OutlierKind,
  about: (entry: ReviewEntry) => string,
  refused: readonly ReviewEntry[],
): Draft[] {
  return by(about, kind, refused).filter(({ entries, about: whom }) => {
    const many = whom === '' ? MANY_OF_NOBODY : MANY;
    return entries.some((entry, index) => {
      const last = entries[index + many - 1];
      return last !== undefined && last.at - entry.at <= DAY;
    });
  });
}
