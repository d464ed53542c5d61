import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '../../generated/contract.js';
import { start } from './start.js';

/** What `browse.mjs` prints. */
interface Browsed {
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  readonly shown: string;
}

const script = join(import.meta.dirname, 'browse.mjs');
const platform = `${process.platform}-${process.arch}`;
// The package has its browser for this platform alone.
const browsed = platform === 'linux-x64' ? it : it.skip;
const where = platform === 'linux-x64' ? '' : ` (skipped: the package has no browser for ${platform})`;

/** Runs it in a process group of its own, and leaves nothing of it behind, whatever happens. */
async function browse(url: string, texts: readonly string[]): Promise<Browsed> {
  const home = mkdtempSync(join(tmpdir(), 'browser-'));
  const child = spawn(process.execPath, [script, url, process.env.SPECWRIGHT_SCREENSHOT ?? '', ...texts], {
    detached: true,
    // As in that runtime, the package brings the libraries along that a bare machine has not.
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: home, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => end(child), 100_000);
  try {
    let printed = '';
    let errors = '';
    child.stdout.on('data', chunk => (printed += chunk));
    child.stderr.on('data', chunk => (errors += chunk));
    const code = await new Promise(resolve => child.once('close', resolve));
    if (code !== 0) throw new Error(`The browser ended with ${code}: ${errors}`);
    return JSON.parse(printed);
  } finally {
    clearTimeout(timer);
    end(child);
    rmSync(home, { recursive: true, force: true });
  }
}

function end({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // the group has ended already
  }
}

describe('the reference page in a browser', () => {
  browsed(
    `shows the operations, asks no other host, keeps to its policy, and has nothing to say of the document${where}`,
    async () => {
      const { operations } = contract.plan;
      expect(operations.length).toBeGreaterThan(2);
      const running = await start(0);
      try {
        const { requests, complaints, shown } = await browse(
          `${running.url}/docs`,
          operations.map(({ path }) => path),
        );
        for (const { method, path } of operations) expect(shown).toContain(`${method}\n${path}\n`);
        const paths = requests.map(url => url.replace(running.url, ''));
        expect(paths.filter(path => !path.startsWith('data:') && !path.startsWith('blob:'))).toEqual([
          '/docs',
          '/docs/reference.js',
          '/openapi.json',
        ]);
        // The page's script asks once whether it may make functions of texts, is told that it may not, and goes without.
        expect(complaints).toEqual(['policy: script-src eval']);
      } finally {
        await running.close();
      }
    },
    120_000,
  );

  browsed(
    `shows how a document is sent with its line breaks, without which YAML is none${where}`,
    async () => {
      const running = await start(0);
      try {
        const operation = 'PUT/v1/apis/{api}/versions/{version}';
        const { shown } = await browse(`${running.url}/docs#tag/versions/${operation}`, ['data-binary']);
        const [, sample = ''] = shown.split(`Request Example for\n${operation}\n`);
        expect(sample.slice(0, sample.indexOf('Test Request'))).toContain('--data-binary @api.yaml');
      } finally {
        await running.close();
      }
    },
    120_000,
  );
});
