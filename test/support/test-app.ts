import { onTestFinished } from 'vitest';
import { openTestOffice, type TestApp, type TestOptions } from './test-office.ts';

/** The real program on a folder of its own, stopped and removed when the test ends. */
export async function createTestApp(options: TestOptions = {}): Promise<TestApp> {
  const app = await openTestOffice(options);
  onTestFinished(() => app.end());
  return app;
}
