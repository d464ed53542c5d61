import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { Command, Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { type Io, write } from '../io.js';
import { loadOptions } from '../load-options.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import type { Answer } from '../registry/client.js';
import { pathOf, withRegistry } from '../registry/options.js';
import { report, reportFormats } from '../report.js';
import { flag, textOption } from '../text-option.js';

/** `specwright push FILE --api NAME --version V` */
export const push: Command = {
  usage: 'push <file>',
  summary: 'publish a document in a registry, as a version of an API',
  reports: true,
  describe: command =>
    withRegistry(
      command
        .argument('<file>', 'a file, a URL, git:REV:PATH, or - for standard input; several files are sent as one')
        .requiredOption('--api <name>', 'the API')
        .requiredOption('--version <version>', 'the name of the version')
        .option('--create', 'make the API where it is not there yet'),
    )
      .option('--allow-remote', 'let $ref lead to http and https')
      .addOption(formatOption(reportFormats, 'how findings are written'))
      .option('--output <file>', 'write the findings to a file'),
  async run([file = ''], options, io) {
    const [{ findCredentials }, { ask }] = await Promise.all([
      import('../registry/credentials.js'),
      import('../registry/client.js'),
    ]);
    const credentials = await findCredentials(textOption(options, 'registry'), io);
    const progress = createProgress(io);
    progress.stage(`reading ${file}`);
    try {
      const { text, type } = await documentOf(file, options, io);
      const [api = '', version = ''] = [textOption(options, 'api'), textOption(options, 'version')];
      progress.stage(`publishing ${api} ${version}`);
      if (flag(options, 'create')) await createApi(api, (path, init) => ask(credentials, path, init));
      const init = { method: 'PUT', body: text, headers: { 'content-type': type }, accepts: [409, 422] };
      const answer = await ask(credentials, pathOf(api, version), init);
      progress.end();
      return await tell(answer, { api, version, file }, options, io);
    } finally {
      progress.end();
    }
  },
};

/** One file as it is; several as one document. */
async function documentOf(
  file: string,
  options: Options,
  io: Io,
): Promise<{ readonly text: string; readonly type: string }> {
  const { bundle, loadDocument } = await import('../../document/index.js');
  const set = await loadDocument(file, { ...loadOptions(io, flag(options, 'allowRemote')), allowBroken: true });
  const text = set.files.size === 1 ? set.root.text : bundle(set).text;
  // JSON is JSON, whatever the file is called
  const type = /^\s*[{[]/.test(text) && isJson(text) ? 'application/openapi+json' : 'application/openapi+yaml';
  return { text, type };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function createApi(
  name: string,
  ask: (path: string, init: RequestInit & { accepts: readonly number[] }) => Promise<Answer>,
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  // 409: it is there already
  await ask('/v1/apis', { method: 'POST', body: JSON.stringify({ name }), headers, accepts: [409] });
}

async function tell(
  { status, json }: Answer,
  { api, version, file }: { readonly api: string; readonly version: string; readonly file: string },
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const findings = status === 409 || status === 422 ? refused(status, json, file) : [];
  const pretty = (textOption(options, 'format') ?? 'pretty') === 'pretty';
  if (findings.length > 0 || !pretty) await writeResult(report(findings, options, io), options, io);
  if (findings.length > 0) return exitCode.findings;
  await write(
    io.stderr,
    `${api} ${version} is ${status === 201 ? 'published' : 'there already, with the same bytes'}\n`,
  );
  return exitCode.fine;
}

/** Why a document was not published: what is wrong with it, placed in the file that was sent. */
function refused(status: number, json: unknown, file: string): readonly Finding[] {
  const problem = json as { readonly detail?: string; readonly findings?: readonly Finding[] }; // as the registry's contract says
  if (status === 409) return [finding('registry-version-differs', problem.detail ?? 'It has other bytes')];
  const placed = (problem.findings ?? []).map(one => ({
    ...one,
    ...(one.location && { location: { ...one.location, file } }),
  }));
  if (placed.length > 0) return placed;
  throw new FindingsError([finding('registry-refused', problem.detail ?? 'The document was refused')]);
}
