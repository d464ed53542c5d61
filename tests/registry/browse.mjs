/**
 * Opens a page in the browser that comes within @sparticuz/chromium and prints, as JSON, what it did.
 * A process of its own, as that package unpacks its browser into the folder for temporary files: TMPDIR says which.
 *
 *   node browse.mjs URL SCREENSHOT TEXT...    waits for each text
 */
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const [url, screenshot, ...texts] = process.argv.slice(2);
const patience = 45_000;

chromium.setGraphicsMode = false;
// The package's own flags would take the page's protection away; without a sandbox it runs as root as well.
const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args, timeout: patience });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(patience);
  const requests = [];
  const complaints = [];
  page.on('request', request => requests.push(request.url()));
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', response => response.ok() || complaints.push(`${response.status()}: ${response.url()}`));
  page.on('console', message => /error|warning/.test(message.type()) && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      globalThis.violations.push(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(url);
  for (const text of texts) await page.getByText(text).first().waitFor({ state: 'attached' });
  // what the page asks for late is seen as well
  await page.waitForTimeout(1000);
  complaints.push(...(await page.evaluate(() => globalThis.violations)));
  // biome-ignore lint/performance/useDomNodeTextContent: it is about what a reader sees
  const shown = await page.locator('body').innerText();
  if (screenshot) await page.screenshot({ path: screenshot });
  process.stdout.write(JSON.stringify({ requests, complaints, shown }));
} finally {
  await browser.close();
}
