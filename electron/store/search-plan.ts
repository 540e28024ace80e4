import type { UserFilter } from '../../shared/user-columns.ts';
import {
  DISABLED_TERM,
  departmentTerm,
  MUST_CHANGE_TERM,
  NEVER_RESET_TERM,
  type Place,
  saysItAll,
  termIn,
  termsAt,
  termsOfForm,
  wordTerm,
} from '../directory/search-terms.ts';
import type { SearchWord } from '../directory/search-text.ts';
import { mostTelling } from '../directory/telling-terms.ts';
import type { TermBook } from './term-book.ts';
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
  /** Whether `atMost` is how many are meant. */
  counted: boolean;
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
/** Of a longer word the first letters will do to narrow down. */
const MOST_LETTERS = 40;

/** A filter that is not a term is looked at in each user. */
const FILTER_TERM: Readonly<Record<Exclude<UserFilter, 'all'>, string | null>> = {
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
  book: TermBook,
  { words, near, scope, filter, at, here = null }: Wanted,
): Promise<Plan | null> {
  const choices: Choice[] = [
    ...words.map((word, index) => [
      ...word.flatMap(termsOfWord),
      ...(near?.[index] ?? []).map((name) => [wordTerm(name)]),
    ]),
    ...(at === undefined ? [] : [at.forms.map((form) => termsAt(at.place, form.slice(0, MOST_LETTERS)))]),
    ...standing(filter, here === null ? scope : [here]),
  ];
  const counts = await book.counts(choices.flat(2));
  const users = await book.users();
  const steps: Plan[][] = [];
  for (const choice of choices) {
    const possible = choice.filter((terms) => terms.every((term) => counts.has(term)));
    if (possible.length === 0) return null;
    steps.push(stepsOf(possible, counts, users));
  }
  const plan = all(steps, users);
  return isAllTerms(filter) ? plan : { ...plan, exact: false, counted: false };
}

/** The filter and the departments: one term for both where there is one. */
function standing(filter: UserFilter, departments: Scope): Choice[] {
  const ofFilter = filter === 'all' ? null : FILTER_TERM[filter];
  if (departments !== null) {
    const here = ofFilter === null ? departmentTerm : (department: string) => termIn(department, ofFilter);
    return [departments.map((department) => [here(department)])];
  }
  return ofFilter === null ? [] : [[[ofFilter]]];
}

/** Whether the index says who is in the filter, so that nobody needs to be looked at for it. */
export function isAllTerms(filter: UserFilter): boolean {
  return filter === 'all' || FILTER_TERM[filter] !== null;
}

function termsOfWord(form: string): Terms[] {
  const head = form.slice(0, MOST_LETTERS);
  if (!head.startsWith('\n')) return [[...termsOfForm(head)]];
  return [termsAt('name-begins', head.slice(1)), termsAt('field-begins', head.slice(1))];
}

/** From the rarest on: the terms of the only possibility, or all possibilities in one. */
function stepsOf(possible: Choice, counts: ReadonlyMap<string, number>, users: number): Plan[] {
  const listed = (term: string) => counts.get(term) ?? 0;
  const parts = possible.map((terms) =>
    mostTelling(terms, listed).map((term, _, telling) => {
      const exact = telling.length === 1 && saysItAll(term);
      return { match: quoted(term), atMost: listed(term), exact, counted: exact };
    }),
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const plans = parts.map((steps) => all([steps], users));
  return [
    {
      match: `(${plans.map(({ match }) => `(${match})`).join(' OR ')})`,
      atMost: plans.reduce((sum, { atMost }) => sum + atMost, 0),
      exact: plans.every(({ exact }) => exact),
      // Who is listed under several of them is one user.
      counted: false,
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
  const [rarest = { match: '""', atMost: 0, exact: false, counted: false }] = firsts;
  const matches = new Set([rarest.match]);
  let left = rarest.atMost;
  let passed = 0;
  const narrow = ({ match, atMost }: Plan, leaves: number) => {
    if (matches.has(match) || atMost > ROW_COST * left * (1 - leaves)) return;
    matches.add(match);
    left *= leaves;
    passed += atMost;
  };
  for (const step of firsts.slice(1)) narrow(step, Math.min(1, step.atMost / users));
  for (const step of others) narrow(step, Math.min(1, Math.sqrt(step.atMost / users)));
  const exact = firsts.length > 0 && others.length === 0 && firsts.every((step) => step.exact);
  // All of them together say who is meant: then there is nobody to look at.
  const toPassInstead = firsts.slice(1).reduce((sum, { atMost }) => sum + atMost, 0);
  const nobodyLookedAt = exact && toPassInstead <= passed + ROW_COST * left;
  return {
    match: (nobodyLookedAt ? [...new Set(firsts.map(({ match }) => match))] : [...matches]).join(' AND '),
    atMost: rarest.atMost,
    exact: nobodyLookedAt,
    counted: rarest.counted && firsts.length === 1,
  };
}

function rarestFirst(a: Plan, b: Plan): number {
  return a.atMost - b.atMost;
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
