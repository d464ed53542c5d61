import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import { report } from '../report.js';
import { flag, textOption } from '../text-option.js';
import { items } from './client.js';
import { type Credentials, findCredentials } from './credentials.js';
import { givenUp } from './given-up.js';
import { awaitInspection, type Counts, countsText, type RegistryInspection } from './inspection.js';
import { pathOf } from './options.js';
import { awaitReview, type RegistryReview } from './review.js';
import { waitOf } from './wait.js';

/**
 * Shows what a registry found in a version: `specwright inspect --api NAME --version V`, and with `--review` what a reviewer says.
 * @returns 1 where there are errors among it
 * @throws FindingsError where it is not inspected, or reviewed
 */
export async function inspectVersion(file: string | undefined, options: Options, io: Io): Promise<ExitCode> {
  const [api, version] = [textOption(options, 'api'), textOption(options, 'version')];
  if (file !== undefined || api === undefined || version === undefined) throw misused(file);
  const patience = waitOf(options);
  const path = pathOf(api, version);
  const credentials = await findCredentials(textOption(options, 'registry'), io);
  const kind = flag(options, 'review') ? review : inspection;
  const progress = createProgress(io);
  progress.stage(`waiting for the ${kind.noun}`);
  try {
    const { counts } = done(await kind.look(credentials, path, patience), kind, patience);
    const findings = await findingsOf(credentials, `${path}/${kind.noun}`, `${api}@${version}`);
    progress.end();
    const json = options['format'] === 'json';
    const text = json
      ? `${JSON.stringify({ api, version, counts, findings }, null, 2)}\n`
      : `${pretty(`${api} ${version}`, counts)}${findings.length === 0 ? '' : report(findings, options, io)}`;
    await writeResult(text, options, io);
    return (counts['error'] ?? 0) > 0 ? exitCode.findings : exitCode.fine;
  } finally {
    progress.end();
  }
}

/** What a registry does with a version, and what does the same here. */
interface Kind {
  readonly noun: string;
  readonly participle: string;
  readonly command: string;
  readonly look: (...given: Parameters<typeof awaitInspection>) => Promise<RegistryInspection | RegistryReview>;
}

const inspection: Kind = {
  noun: 'inspection',
  participle: 'inspected',
  command: 'specwright inspect FILE',
  look: awaitInspection,
};
const review: Kind = { noun: 'review', participle: 'reviewed', command: 'specwright lint FILE', look: awaitReview };

function misused(file: string | undefined): FindingsError {
  const message =
    file === undefined ? 'A version is named by --api and --version together' : 'There is a file and a version';
  const remedy = 'Give a file, or --api NAME and --version V';
  return new FindingsError([finding('usage-invalid', message, { remedy })]);
}

function done(
  found: RegistryInspection | RegistryReview,
  { noun, participle, command }: Kind,
  patience: number,
): { readonly counts: Counts } {
  if (found.status === 'done') return found;
  if (found.status === 'failed') {
    const remedy = `Pull the document and run \`${command}\`, which has no such limit`;
    throw new FindingsError([finding('registry-refused', `Its ${givenUp(noun, found.reason)}`, { remedy })]);
  }
  const message = `It is not ${participle} yet, after ${patience / 1000} s`;
  const remedy = 'Wait longer with --wait SECONDS; where that does not help, see that a worker runs';
  throw new FindingsError([finding('registry-unreachable', message, { remedy })]);
}

async function findingsOf(credentials: Credentials, path: string, name: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for await (const item of items(credentials, `${path}?limit=100`)) {
    const one = item as Finding; // as the registry's contract says
    // no file of here is meant, such as one that is called `document`
    findings.push({ ...one, ...(one.location && { location: { ...one.location, file: name } }) });
  }
  return findings;
}

function pretty(name: string, counts: Counts): string {
  const rows = [
    ['version', name],
    ...['operations', 'schemas'].flatMap(name => (counts[name] === undefined ? [] : [[name, String(counts[name])]])),
    ['findings', countsText(counts)],
  ];
  return rows.map(([label = '', value]) => `${label.padEnd(14)}${value}\n`).join('');
}
