import type { Services } from '../services.ts';
import { tellChanged } from './use-case.ts';

/** ms. Each open list asks anew, and a search takes its time of the main thread. */
const AT_MOST_EVERY = 2000;

/** Open lists hear of users who are written for a long time. */
export type ListTidings = {
  /** Some more can be found: told at once, or a little later where it was told just now. */
  written(): void;
  tellNow(): void;
  /** Tells what is still to be told. */
  end(): void;
};

export function createListTidings(services: Pick<Services, 'clock' | 'emit'>): ListTidings {
  let endQuiet: (() => void) | null = null;
  let more = false;

  function tell(): void {
    more = false;
    tellChanged(services, 'users');
  }

  function tellNow(): void {
    endQuiet?.();
    endQuiet = services.clock.after(AT_MOST_EVERY, () => {
      endQuiet = null;
      if (more) tellNow();
    });
    tell();
  }

  return {
    written: () => {
      if (endQuiet === null) tellNow();
      else more = true;
    },
    tellNow,
    end: () => {
      endQuiet?.();
      endQuiet = null;
      if (more) tell();
    },
  };
}
