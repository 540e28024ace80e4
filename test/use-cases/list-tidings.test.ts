import { expect, test } from 'vitest';
import { createListTidings } from '../../electron/use-cases/list-tidings.ts';
import { movableClock } from '../support/clock.ts';

function heard() {
  const clock = movableClock();
  let times = 0;
  const emit = () => {
    times += 1;
  };
  const tidings = createListTidings({ clock, emit });
  return { clock, tidings, times: () => times };
}

test('lists hear of the first rows at once, and of all that follow every other second', () => {
  const { clock, tidings, times } = heard();
  for (let row = 0; row < 40; row += 1) {
    tidings.written();
    clock.advance(100);
  }
  expect(times()).toBe(3);
});

test('a computer clock that is set back silences nobody', () => {
  const { clock, tidings, times } = heard();
  tidings.written();
  clock.set(0);
  tidings.written();
  clock.advance(2000);
  expect(times()).toBe(2);
});

test('what is still to be told is told at the end, once', () => {
  const { clock, tidings, times } = heard();
  tidings.written();
  tidings.written();
  tidings.end();
  expect(times()).toBe(2);
  clock.advance(10_000);
  expect(times()).toBe(2);
});
