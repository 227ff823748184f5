import { chromium } from 'playwright-core';

/** Prints a page as the app does: tagged, with outline, on the page size that it names. */
export type Print = (html: string) => Promise<Uint8Array>;

/** Hands `use` a Chromium that prints, and ends it after. */
export async function withPrinter<T>(
  executablePath: string,
  use: (print: Print) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    return await use(async (html) => {
      const page = await browser.newPage();
      await page.setContent(html, { timeout: 120_000 });
      const bytes = new Uint8Array(
        await page.pdf({
          tagged: true,
          outline: true,
          preferCSSPageSize: true,
          printBackground: true,
        }),
      );
      await page.close();
      return bytes;
    });
  } finally {
    await browser.close();
  }
}

/** One page, in a Chromium of its own. */
export function printPdf(html: string, executablePath: string): Promise<Uint8Array> {
  return withPrinter(executablePath, (print) => print(html));
}
