import type { ErrorWords } from '../../error-words.ts';

/** Refusals about the operator's own views of the users list. */
export const listsErrors = {
  'view-name-taken': {
    what: 'You already have a view of this name.',
    what_name: 'You already have a view called “{{name}}”.',
    next: 'Choose another name, or remove that view first.',
  },
  'too-many-views': {
    what: 'You already have as many views as can be kept.',
    what_max: 'You already have {{max}} views, and more cannot be kept.',
    next: 'Remove one that you no longer need.',
  },
} as const satisfies Record<string, ErrorWords>;
