import { chromium } from 'playwright-core';

/** Prints a page as the app does: tagged, with outline, on the page size that it names. */
export async function printPdf(html: string, executablePath: string): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    return new Uint8Array(await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true }));
  } finally {
    await browser.close();
  }
}
