/** Letters of one word go together: a fourth term of it narrows down little more. */
const MOST = 3;

/**
 * Of the terms of one word those that say most about it, the rarest first: the rarest, and the two at its ends, for
 * what lies in between is more or less implied. None that is part of another one: it says nothing more.
 *
 * @param terms in the order of the word
 */
export function mostTelling(terms: readonly string[], usersOf: (term: string) => number): string[] {
  const whole = terms.filter((term) => !terms.some((other) => other !== term && other.includes(term)));
  const byUsers = whole.toSorted((a, b) => usersOf(a) - usersOf(b));
  const ends = [whole.at(-1), whole[0]].filter((term) => term !== undefined);
  const telling = [...new Set([...byUsers.slice(0, 1), ...ends, ...byUsers])].slice(0, MOST);
  return telling.toSorted((a, b) => usersOf(a) - usersOf(b));
}
