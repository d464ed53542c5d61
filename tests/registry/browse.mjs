/**
 * Opens a page in a browser and prints, as JSON, what it did.
 *
 *   node browse.mjs URL SCREENSHOT TEXT...    waits for each text
 */
import { browse } from '../support/browser.mjs';

const [url, screenshot, ...texts] = process.argv.slice(2);

await browse(async ({ page, requests, complaints }) => {
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', response => response.ok() || complaints.push(`${response.status()}: ${response.url()}`));
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
  return { requests, complaints, shown };
});
