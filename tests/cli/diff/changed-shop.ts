import { runCli } from '../run-cli.js';
import { shop } from './shop.js';

/** Both versions of a shop, of which the new one has lost an operation. */
export const files = { 'old.yaml': shop(), 'new.yaml': shop({ remove: false }) };

export const run = (cwd: string, ...args: readonly string[]) =>
  runCli(['diff', 'old.yaml', 'new.yaml', ...args], { cwd });

/** Of the one change between them. */
export async function fingerprintOf(cwd: string): Promise<string> {
  const { stdout } = await run(cwd, '--format', 'json');
  return JSON.parse(stdout).comparisons[0].changes[0].fingerprint;
}
