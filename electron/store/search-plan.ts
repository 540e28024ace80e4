import { sql } from 'kysely';
import type { UserFilter } from '../../shared/user-columns.ts';
import {
  DISABLED_TERM,
  departmentTerm,
  MUST_CHANGE_TERM,
  NEVER_RESET_TERM,
  type Place,
  saysItAll,
  termsAt,
  termsOfForm,
  wordTerm,
} from '../directory/search-terms.ts';
import type { SearchWord } from '../directory/search-text.ts';
import type { Db } from './database.ts';
import type { Scope } from './user-scope.ts';

/** Terms a user must all be listed under. */
type Terms = readonly string[];
/** Who is meant is listed under all the terms of one of these, at least. */
type Choice = readonly Terms[];

/** What to look up in the index: an expression for FTS5's MATCH, and how many users it names at most. */
export type Plan = {
  match: string;
  atMost: number;
  /** Whether everybody whom it names is meant, so that nobody needs to be looked at. */
  exact: boolean;
};

export type Wanted = {
  words: readonly SearchWord[];
  /** For each of the words, words of names that will do instead. */
  near?: readonly (readonly string[])[] | null;
  scope: Scope;
  filter: UserFilter;
  /** Where one of these has to stand; left out, the words may stand anywhere. */
  at?: { place: Place; forms: readonly string[] };
  /** The one department whose users are meant. */
  here?: string | null;
};

/** Reading a user's row costs as much as passing over so many of a term's users. */
const ROW_COST = 100;
/** Letters of one word go together: a third term of it narrows down little more. */
const MOST_OF_A_WORD = 3;
/** Of a longer word the first letters will do to narrow down. */
const MOST_LETTERS = 40;

/** A filter that is not a term is looked at in each user. */
const FILTER_TERM: Readonly<Record<UserFilter, string | null>> = {
  all: null,
  // Nearly everybody: it would narrow down nothing.
  enabled: null,
  disabled: DISABLED_TERM,
  'must-change': MUST_CHANGE_TERM,
  'never-reset': NEVER_RESET_TERM,
  'live-reset': null,
  'live-code': null,
};

/** @returns null when the index knows nobody who could be meant */
export async function planSearch(
  db: Db,
  { words, near, scope, filter, at, here = null }: Wanted,
): Promise<Plan | null> {
  const ofFilter = FILTER_TERM[filter];
  const choices: Choice[] = [
    ...words.map((word, index) => [
      ...word.flatMap(termsOfWord),
      ...(near?.[index] ?? []).map((name) => [wordTerm(name)]),
    ]),
    ...(at === undefined ? [] : [at.forms.map((form) => termsAt(at.place, form.slice(0, MOST_LETTERS)))]),
    ...(here === null ? [] : [[[departmentTerm(here)]]]),
    ...(scope === null || here !== null ? [] : [scope.map((department) => [departmentTerm(department)])]),
    ...(ofFilter === null ? [] : [[[ofFilter]]]),
  ];
  const counts = await termCounts(db, choices.flat(2));
  const users = await highestNumber(db);
  const steps: Plan[][] = [];
  for (const choice of choices) {
    const possible = choice.filter((terms) => terms.every((term) => counts.has(term)));
    if (possible.length === 0) return null;
    steps.push(stepsOf(possible, counts, users));
  }
  return all(steps, users);
}

function termsOfWord(form: string): Terms[] {
  const head = form.slice(0, MOST_LETTERS);
  if (!head.startsWith('\n')) return [[...termsOfForm(head)]];
  return [termsAt('name-begins', head.slice(1)), termsAt('field-begins', head.slice(1))];
}

/** From the rarest on: the terms of the only possibility, or all possibilities in one. */
function stepsOf(possible: Choice, counts: ReadonlyMap<string, number>, users: number): Plan[] {
  const parts = possible.map((terms) =>
    terms
      .map((term) => ({
        match: quoted(term),
        atMost: counts.get(term) ?? 0,
        exact: terms.length === 1 && saysItAll(term),
      }))
      .sort(rarestFirst)
      .slice(0, MOST_OF_A_WORD),
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const plans = parts.map((steps) => all([steps], users));
  return [
    {
      match: `(${plans.map(({ match }) => `(${match})`).join(' OR ')})`,
      atMost: plans.reduce((sum, { atMost }) => sum + atMost, 0),
      exact: false,
    },
  ];
}

/**
 * The rarest term first, then whatever spares more looking at users than it costs to pass over. Words and filters are
 * taken to have nothing to do with one another; of one word each further term says less.
 */
function all(choices: readonly (readonly Plan[])[], users: number): Plan {
  const firsts = choices.flatMap((steps) => steps.slice(0, 1)).sort(rarestFirst);
  const others = choices.flatMap((steps) => steps.slice(1)).sort(rarestFirst);
  const [rarest = { match: '""', atMost: 0, exact: false }] = firsts;
  const matches = new Set([rarest.match]);
  let left = rarest.atMost;
  const narrow = ({ match, atMost }: Plan, leaves: number) => {
    if (matches.has(match) || atMost > ROW_COST * left * (1 - leaves)) return;
    matches.add(match);
    left *= leaves;
  };
  for (const step of firsts.slice(1)) narrow(step, Math.min(1, step.atMost / users));
  for (const step of others) narrow(step, Math.min(1, Math.sqrt(step.atMost / users)));
  return {
    match: [...matches].join(' AND '),
    atMost: rarest.atMost,
    exact: rarest.exact && firsts.length === 1,
  };
}

function rarestFirst(a: Plan, b: Plan): number {
  return a.atMost - b.atMost;
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

/** How many users each of these terms lists; terms that list nobody are not in it. */
export async function termCounts(db: Db, terms: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ term: string; users: number }>`
    SELECT term, users FROM search_terms
    WHERE term IN (SELECT value FROM json_each(${JSON.stringify([...new Set(terms)])}))`.execute(db);
  return new Map(rows.map(({ term, users }) => [term, users]));
}

/** About as many users as there are. */
async function highestNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ most: number | null }>`SELECT max(number) AS most FROM users`.execute(db);
  return rows[0]?.most ?? 0;
}
