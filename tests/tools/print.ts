import { chromium, type Browser, type Page } from 'playwright-core';

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
    return await use(printerOf(browser));
  } finally {
    await browser.close();
  }
}

/**
 * To open a page takes Chromium longer than to print most reports: one that is free is used again,
 * from an empty document on. What it prints is the same but for the numbers of the tags' names.
 */
function printerOf(browser: Browser): Print {
  const free: Page[] = [];
  return async (html) => {
    const page = free.pop() ?? (await browser.newPage());
    await page.goto('about:blank');
    await page.setContent(html, { timeout: 120_000 });
    const bytes = await page.pdf({
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
    free.push(page); // one that failed is not used again
    return new Uint8Array(bytes);
  };
}

/** One page, in a Chromium of its own. */
export function printPdf(html: string, executablePath: string): Promise<Uint8Array> {
  return withPrinter(executablePath, (print) => print(html));
}
