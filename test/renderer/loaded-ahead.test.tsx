// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ahead, LoadedAhead } from '../../renderer/ui/loaded-ahead.tsx';

afterEach(cleanup);

const desk = () => ahead(async () => () => <p>The desk</p>);

function draw(part: ReturnType<typeof desk>) {
  return (
    <Suspense fallback={<p>Nothing yet</p>}>
      <LoadedAhead of={part} />
    </Suspense>
  );
}

test('what was loaded ahead is drawn at once', async () => {
  const part = desk();
  await part.load();
  render(draw(part));
  expect(screen.getByText('The desk')).toBeTruthy();
  expect(screen.queryByText('Nothing yet')).toBeNull();
});

test('what was not is drawn when it is here, and stays the same when it is drawn again', async () => {
  const part = desk();
  const { rerender } = render(draw(part));
  expect(screen.getByText('Nothing yet')).toBeTruthy();
  const drawn = await screen.findByText('The desk');
  rerender(draw(part));
  expect(screen.getByText('The desk')).toBe(drawn);
});
