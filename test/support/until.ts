/** Resolves as soon as `happened` answers true. @throws after 10 s, naming what never came */
export async function until(
  happened: () => boolean | Promise<boolean>,
  what = 'what the test waits for',
): Promise<void> {
  const giveUp = Date.now() + 10_000;
  while (!(await happened())) {
    if (Date.now() > giveUp) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
