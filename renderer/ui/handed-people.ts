import type { ParsedInputOf } from '../../shared/contract.ts';

/** Whom the users screen means: those who are selected, or everybody its search and filter find. */
export type HandedPeople = Extract<ParsedInputOf<'bulk.gather'>, { from: 'selection' | 'filter' }>;

let held: HandedPeople | null = null;

/** Hands people to the bulk reset screen; go to `ROUTES.bulk` afterwards. Too many for an address. */
export function handPeople(people: HandedPeople): void {
  held = people;
}

/** Whoever was handed over last; they stay until the dry run is made. */
export function handedPeople(): HandedPeople | null {
  return held;
}

export function forgetHandedPeople(): void {
  held = null;
}
