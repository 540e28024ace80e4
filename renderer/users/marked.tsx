import type { ReactNode } from 'react';

/**
 * The text with the first place marked where the query stands as typed; a hit found another way stays plain. A function
 * and no component: some hundred of them are drawn with every letter.
 *
 * @param wanted the query as `wantedIn` gives it, once for all rows
 */
export function marked(text: string, wanted: string): ReactNode {
  const at = wanted === '' ? -1 : text.toLocaleLowerCase().indexOf(wanted);
  if (at === -1) return text;
  const end = at + wanted.length;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}

/** What of a query is looked for in a text. */
export function wantedIn(query: string): string {
  return query.trim().toLocaleLowerCase();
}
