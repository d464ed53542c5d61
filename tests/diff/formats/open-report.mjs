/**
 * Opens a report in the browser that comes within @sparticuz/chromium, filters it, and prints what is seen, as JSON.
 *
 *   node open-report.mjs FILE LEVEL WORDS    takes the level away, then looks for the words
 */
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const [file, level, words] = process.argv.slice(2);
const patience = 45_000;

chromium.setGraphicsMode = false;
const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args, timeout: patience });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(patience);
  const requests = [];
  const complaints = [];
  page.on('request', request => requests.push(request.url()));
  page.on('console', message => /error|warning/.test(message.type()) && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  page.on('dialog', dialog => complaints.push(`dialog: ${dialog.message()}`));
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
  process.stdout.write(JSON.stringify({ requests: requests.length, complaints, all, without, found }));
} finally {
  await browser.close();
}
