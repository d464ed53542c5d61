/**
 * The browser that comes within @sparticuz/chromium, for scripts that are a process of their own: that package unpacks its
 * browser into the folder for temporary files, which TMPDIR names.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const patience = 45_000;

/**
 * Opens an empty page, and prints what becomes of it as JSON.
 * @param {(opened: { page: import('playwright-core').Page, requests: string[], complaints: string[] }) => Promise<object>} work
 *   gives what is to be printed; in `requests` is each address that the page asks for, in `complaints` what is wrong with it
 */
export async function browse(work) {
  chromium.setGraphicsMode = false;
  // the package's own flags would take the page's protection away; without a sandbox it runs as root as well
  const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  const executablePath = await chromium.executablePath();
  useOwnFonts();
  const browser = await playwright.launch({ executablePath, args, timeout: patience });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(patience);
    const requests = [];
    const complaints = [];
    page.on('request', request => requests.push(request.url()));
    page.on(
      'console',
      message => /error|warning/.test(message.type()) && complaints.push(`console: ${message.text()}`),
    );
    page.on('pageerror', error => complaints.push(`error: ${error.message}`));
    page.on('dialog', dialog => complaints.push(`dialog: ${dialog.message()}`));
    process.stdout.write(JSON.stringify(await work({ page, requests, complaints })));
  } finally {
    await browser.close();
  }
}

/** The package looks for the fonts that it unpacks in one folder of the system, wherever it has unpacked them; without any the browser ends. */
function useOwnFonts() {
  const home = tmpdir();
  const file = join(home, 'own-fonts.conf');
  const folders = [join(home, 'fonts'), '/usr/share/fonts'].map(folder => `<dir>${folder}</dir>`).join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = file;
}
