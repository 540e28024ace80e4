import { readSearchText } from './search-text.ts';

/**
 * What the index of the search box is made of. A user is listed under every term of theirs; a query is looked up by
 * the rarest terms that whoever holds it must be listed under. Terms only ever narrow down: what is found by them is
 * verified in the search text, so two texts that share a term do no harm.
 */

/** What else of a user is looked for by a term: the filters and the departments an operator is bound to. */
export type Standing = {
  department: string | null;
  disabled: boolean;
  mustChange: boolean;
  /** No reset of theirs was ever used. */
  neverReset: boolean;
};

export const DISABLED_TERM = '\ue301';
export const MUST_CHANGE_TERM = '\ue302';
export const NEVER_RESET_TERM = '\ue308';
const DEPARTMENT = '\ue303';
const WORD = '\ue304';
const NAME_BEGINS = '\ue305';
const FIELD_BEGINS = '\ue306';
/** Marks a whole field: its first letters and its length follow. */
export const WHOLE = '\ue307';
/** Added to the length of a whole field. */
const LENGTH = 0xe400;
const LONGEST = 0xff;

/** Letters in a row that make one term, at most; four where they are digits, for numbers differ in little else. */
const GRAM = 3;
const DIGITS = 4;

/** Every term under which the index lists a user. @param text as `searchText` makes it */
export function termsOf(text: string, standing: Standing): Set<string> {
  const terms = new Set<string>();
  gatherTerms(text, standing, into(terms));
  return terms;
}

/** Gets terms as parts of one text, the same one as often as it occurs: most of them need never be made. */
export type Terms = { begin(letters: string): void; add(start: number, end: number): void };

function into(terms: Set<string>): Terms {
  let letters = '';
  return {
    begin: (text) => {
      letters = text;
    },
    add: (start, end) => terms.add(letters.slice(start, end)),
  };
}

/** The same as `termsOf`, for whoever lists many users. */
export function gatherTerms(text: string, standing: Standing, terms: Terms): void {
  const { lines, words } = readSearchText(text);
  const safeLines = lines.map(safe);
  const wholes = safeLines.map(whole);
  const others = [...words.map(wordTerm), ...standingTerms(standing)];

  const marked = safeLines.map((line, index) => (index === 0 ? NAME_BEGINS : FIELD_BEGINS) + line);
  const letters = [...marked, ...wholes, ...others].join('');
  terms.begin(letters);
  let at = 0;
  for (const line of marked) {
    const end = at + line.length;
    for (let length = 2; length <= Math.min(1 + GRAM, line.length); length += 1) terms.add(at, at + length);
    addGrams(terms, letters, at + 1, end, 1);
    at = end;
  }
  for (const { length } of wholes) {
    terms.add(at, at + length);
    at += length;
  }
  for (const { length } of others) {
    terms.add(at, at + length);
    at += length;
  }
}

function standingTerms({ department, disabled, mustChange, neverReset }: Standing): string[] {
  const filters: string[] = [];
  if (disabled) filters.push(DISABLED_TERM);
  if (mustChange) filters.push(MUST_CHANGE_TERM);
  if (neverReset) filters.push(NEVER_RESET_TERM);
  if (department === null) return filters;
  return [...filters, departmentTerm(department), ...filters.map((term) => termIn(department, term))];
}

/** The term of those of a department who are in a filter: fewer than either lists. */
export function termIn(department: string, filterTerm: string): string {
  return filterTerm + departmentTerm(department);
}

/** The term of everybody of whose name this is a word; those of a beginning come one after the other. */
export function wordTerm(word: string): string {
  return WORD + safe(word);
}

/** The reverse of `wordTerm`. */
export function wordOf(term: string): string {
  return term
    .slice(WORD.length)
    .replace(/[\ue000-\ue07f]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xe000));
}

export function departmentTerm(department: string): string {
  return DEPARTMENT + safe(department);
}

/** Terms of everybody in whose search text this is found. @param form a line feed before it begins a field */
export function termsOfForm(form: string): Set<string> {
  const found = new Set<string>();
  const letters = safe(form.startsWith('\n') ? form.slice(1) : form);
  const terms = into(found);
  terms.begin(letters);
  addGrams(terms, letters, 0, letters.length, Math.min(GRAM, letters.length));
  return found;
}

/** Where in a user something has to stand; see search-ranks.ts. */
export type Place = 'name-begins' | 'field-begins' | 'whole-field' | 'anywhere';

/** Terms of everybody of whom the name, or a field other than the name, begins with this, or any field is this. */
export function termsAt(place: Place, form: string): string[] {
  const letters = safe(form);
  const terms = [...termsOfForm(form)];
  if (place === 'name-begins') return [NAME_BEGINS + letters.slice(0, GRAM), ...terms];
  if (place === 'field-begins') return [FIELD_BEGINS + letters.slice(0, GRAM), ...terms];
  return place === 'whole-field' ? [whole(letters), ...terms] : terms;
}

/** Whether only those are listed under it who hold its very letters. */
export function saysItAll(term: string): boolean {
  return !term.includes(String.fromCharCode(OF_A_PAIR));
}

function addGrams(terms: Terms, letters: string, begin: number, end: number, shortest: number): void {
  let digits = 0;
  for (let last = begin; last < end; last += 1) {
    const next = last + 1;
    for (let length = shortest; length <= GRAM && next - length >= begin; length += 1)
      terms.add(next - length, next);
    const code = letters.charCodeAt(last);
    digits = code >= 0x30 && code <= 0x39 ? digits + 1 : 0;
    if (digits >= DIGITS) terms.add(next - DIGITS, next);
  }
}

function whole(line: string): string {
  return WHOLE + line.slice(0, GRAM) + String.fromCharCode(LENGTH + Math.min(line.length, LONGEST));
}

const UNSAFE = /[^a-z0-9\u0080-\ud7ff\ue000-\uffff]/g;
const OF_A_PAIR = 0xe2ff;

/** In characters that the tokenizer `ascii` takes for parts of a word and leaves as they are. */
function safe(text: string): string {
  return text.replace(UNSAFE, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode(code < 0x80 ? 0xe000 + code : OF_A_PAIR);
  });
}
