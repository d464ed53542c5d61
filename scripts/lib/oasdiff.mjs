// The oasdiff binary, which OASDIFF names: `go install github.com/oasdiff/oasdiff@latest` makes one.
import { spawnSync } from 'node:child_process';

const levels = { 3: 'breaking', 2: 'risky', 1: 'safe' };

/** Why a name is none of a program that runs; undefined where it is one. */
export function whyNotRunning(binary) {
  const { error } = spawnSync(binary, ['--version'], { stdio: 'ignore' });
  return (
    error && `OASDIFF names nothing that runs: ${binary} (${error.code}). Set it to the path of an oasdiff binary.`
  );
}

/**
 * What oasdiff says of two documents, as { operation, travels, level, rule, text }.
 * @param {string} binary
 * @returns where it fails, its own words
 */
export function oasdiffFindings(binary, before, after) {
  const run = spawnSync(binary, ['breaking', '-f', 'json', before, after], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (run.error) throw new Error(`OASDIFF names nothing that runs: ${run.error.message}`);
  // with nothing of what it was to say
  if (run.status !== 0)
    return { failed: (run.stderr.trim() || `ended with ${run.status ?? run.signal}`).slice(0, 200) };
  const found = run.stdout.trim() === '' ? [] : JSON.parse(run.stdout);
  const findings = (found ?? []).map(({ id, text, level, operation, path }) => ({
    operation: keyOf(operation, path),
    travels: id.startsWith('response') ? 'response' : 'request',
    level: levels[level] ?? 'safe',
    rule: id,
    text,
  }));
  return { findings };
}

/** An operation as Specwright calls it. */
function keyOf(operation, path) {
  const [, webhook] = /^webhook:(.*)/.exec(path) ?? [];
  return webhook === undefined ? `${operation} ${path}` : `webhook ${webhook} ${operation}`;
}

/** Rules about what values a schema accepts; the others are about operations, statuses, media types, security. */
export function isOfValues(rule) {
  return /^(new-required-|new-optional-)?(request|response)-.*(property|body|mediatype|parameter|header)(.*-(type|format|enum|value|max|min|pattern|nullable|one-of|any-of|all-of|required|optional|removed|added|changed|decreased|increased|set|unset|generalized|specialized|const|not|items|unique|multiple|exclusive|contains|additional|discriminator)|$)/.test(
    rule,
  );
}
