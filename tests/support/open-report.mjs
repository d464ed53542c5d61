/**
 * Opens a report in a browser, filters it, and prints what is seen, as JSON.
 *
 *   node open-report.mjs FILE LEVEL WORDS    takes the level away, then looks for the words
 */
import { pathToFileURL } from 'node:url';
import { browse } from './browser.mjs';

const [file, level, words] = process.argv.slice(2);

await browse(async ({ page, requests, complaints }) => {
  await page.goto(pathToFileURL(file).href);
  const seen = async () => ({
    articles: await page.locator('article:visible').count(),
    count: await page.locator('output').textContent(),
  });
  const all = await seen();
  await page.locator(`input[value=${level}]`).uncheck();
  const without = await seen();
  await page.locator('input[type=search]').fill(words);
  const found = await seen();
  await page.locator('input[type=search]').fill('');
  await page.locator(`input[value=${level}]`).check();
  if (process.env.SPECWRIGHT_SCREENSHOT) await page.screenshot({ path: process.env.SPECWRIGHT_SCREENSHOT });
  return { requests: requests.length, complaints, all, without, found };
});
