import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const platform = `${process.platform}-${process.arch}`;
// The package has its browser for this platform alone.
export const browsed = platform === 'linux-x64' ? it : it.skip;
export const where = platform === 'linux-x64' ? '' : ` (skipped: the package has no browser for ${platform})`;

/** What is seen of a report in a browser: all of it, without a level, and with the words alone that are looked for. */
export function openReport(report: string, level: string, words: string) {
  const home = mkdtempSync(join(tmpdir(), 'browser-'));
  try {
    const file = join(home, 'report.html');
    writeFileSync(file, report);
    const screenshot = process.env['SPECWRIGHT_SCREENSHOT'];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'open-report.mjs'), file, level, words],
      {
        encoding: 'utf8',
        // As in that runtime, the package brings the libraries along that a bare machine has not.
        env: {
          PATH: process.env['PATH'],
          HOME: home,
          TMPDIR: home,
          AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x',
          ...(screenshot && { SPECWRIGHT_SCREENSHOT: screenshot }),
        },
        timeout: 100_000,
      },
    );
    if (status !== 0) throw new Error(`The browser ended with ${status}: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
