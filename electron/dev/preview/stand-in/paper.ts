/** What Electron's `printToPDF` does, by a browser of its own that is gone afterwards. */
export async function printPaper(html: string): Promise<Buffer> {
  // Only who prints waits for these: they take longer to load than the program.
  const [{ chromium }, { findBrowser }] = await Promise.all([
    import('playwright'),
    import('../../find-browser.ts'),
  ]);
  const root = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: findBrowser().file,
    args: root ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    return await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
  } finally {
    await browser.close();
  }
}
