import type { Finding } from '../../diagnostics/index.js';
import type { Command, Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { type Io, write } from '../io.js';
import { writeResult } from '../output.js';
import { createProgress, type Progress } from '../progress.js';
import type { Answer } from '../registry/answer.js';
import type { Credentials } from '../registry/credentials.js';
import { pathOf, withRegistry } from '../registry/options.js';
import type { PushedDocument } from '../registry/pushed-document.js';
import { tellFound } from '../registry/tell-found.js';
import { waitOf, withWait } from '../registry/wait.js';
import { report, reportFormats } from '../report.js';
import { flag, textOption } from '../text-option.js';

/** `specwright push FILE --api NAME --version V` */
export const push: Command = {
  usage: 'push <file>',
  summary: 'publish a document in a registry, as a version of an API',
  reports: true,
  describe: command =>
    withWait(
      withRegistry(
        command
          .argument('<file>', 'a file, a URL, git:REV:PATH, or - for standard input; several files are sent as one')
          .requiredOption('--api <name>', 'the API')
          .requiredOption('--version <version>', 'the name of the version')
          .option('--create', 'make the API where it is not there yet'),
      ),
    )
      .option('--allow-remote', 'let $ref lead to http and https')
      .addOption(formatOption(reportFormats, 'how findings are written'))
      .option('--output <file>', 'write the findings to a file'),
  async run([file = ''], options, io) {
    const { findCredentials } = await import('../registry/credentials.js');
    const credentials = await findCredentials(textOption(options, 'registry'), io);
    const [api = '', version = ''] = [textOption(options, 'api'), textOption(options, 'version')];
    const target = { credentials, api, version, path: pathOf(api, version), patience: waitOf(options) };
    const progress = createProgress(io);
    try {
      const outcome = await publish(file, target, options, io, progress);
      progress.end();
      return await tell(outcome, target, options, io);
    } finally {
      progress.end();
    }
  },
};

interface Target {
  readonly credentials: Credentials;
  readonly api: string;
  readonly version: string;
  readonly path: string;
  readonly patience: number;
}

/** What is wrong with the document, or that it is there. */
type Outcome = { readonly refused: readonly Finding[] } | { readonly isNew: boolean };

async function publish(file: string, target: Target, options: Options, io: Io, progress: Progress): Promise<Outcome> {
  const [{ pushedDocument }, { refusedForSize, refusedHere, refusedThere }] = await Promise.all([
    import('../registry/pushed-document.js'),
    import('../registry/refused-document.js'),
  ]);
  progress.stage(`reading ${file}`);
  const document = await pushedDocument(file, options, io).catch(refusedHere);
  if (!('text' in document)) return { refused: document };
  const tooLarge = await refusedForSize(target.credentials, document);
  if (tooLarge.length > 0) return { refused: tooLarge };
  progress.stage(`publishing ${target.api} ${target.version}`);
  const answer = await send(document, target, flag(options, 'create'));
  const refused = refusedThere(answer, document.name);
  return refused.length > 0 ? { refused } : { isNew: answer.status === 201 };
}

async function send(
  { text, type }: PushedDocument,
  { credentials, api, path }: Target,
  creates: boolean,
): Promise<Answer> {
  const [{ ask }, { refusingStatuses }] = await Promise.all([
    import('../registry/client.js'),
    import('../registry/refused-document.js'),
  ]);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name: api });
  // 409: it is there already
  if (creates) await ask(credentials, '/v1/apis', { method: 'POST', body, headers, accepts: [409] });
  const init = { method: 'PUT', body: text, headers: { 'content-type': type }, accepts: refusingStatuses };
  return ask(credentials, path, init);
}

async function tell(outcome: Outcome, target: Target, options: Options, io: Io): Promise<ExitCode> {
  const findings = 'refused' in outcome ? outcome.refused : [];
  const pretty = (textOption(options, 'format') ?? 'pretty') === 'pretty';
  if (findings.length > 0 || !pretty) await writeResult(report(findings, options, io), options, io);
  if ('refused' in outcome) return exitCode.findings;
  const { api, version } = target;
  const how = outcome.isNew ? 'published' : 'there already, with the same bytes';
  await write(io.stderr, `${api} ${version} is ${how}\n`);
  await tellFound(target, io);
  return exitCode.fine;
}
