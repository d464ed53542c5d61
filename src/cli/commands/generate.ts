import type { GenerateOptions, GenerateResult } from '../../codegen/index.js';
import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { Command, Options } from '../command.js';
import type { LoadedConfig } from '../config/config.js';
import { loadDefinitions } from '../config/definitions.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { type Io, write } from '../io.js';
import { loadOptionsInFolder } from '../load-options.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import { isPath, projectOf } from '../project.js';
import { remark, report, reportFormats } from '../report.js';
import { flag, textOption } from '../text-option.js';

/** `specwright generate [DOCUMENT]` */
export const generate: Command = {
  usage: 'generate [document]',
  summary: 'make types, handler types, validators and handler stubs of a document',
  reports: true,
  describe: command =>
    command
      .argument('[document]', 'a file, a URL, git:REV:PATH, or - for standard input; default: that of the settings')
      .option('--out <folder>', 'where generated files go (default: generated)')
      .option('--handlers <folder>', 'where handler stubs are made, each once; default: none are made')
      .option('--check', 'write nothing; exit with 1 and the differences where something is not current')
      .option('--watch', 'generate again whenever a file of the document changes')
      .option('--allow-remote', 'let $ref lead to http and https')
      .option('--config <file>', 'the settings (default: specwright.config.* of the working folder)')
      .addOption(formatOption(reportFormats, 'how findings are written'))
      .option('--output <file>', 'write the findings to a file'),
  async run([document], options, io) {
    const wanted = await wantedOf(document, options, io);
    if (flag(options, 'watch')) return watch(wanted, options, io);
    const progress = createProgress(io);
    progress.stage(`generating from ${wanted.document}`);
    const { generate: run } = await import('../../codegen/index.js');
    const result = await run(wanted).finally(() => progress.end());
    await writeReport(result, options, io);
    await write(io.stderr, `${summary(result, wanted.check === true)}\n`);
    return result.findings.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.fine;
  },
};

async function wantedOf(document: string | undefined, options: Options, io: Io): Promise<GenerateOptions> {
  if (flag(options, 'watch') && flag(options, 'check')) {
    throw new FindingsError([
      finding('usage-invalid', '--watch and --check exclude each other', { remedy: 'Leave one of them out' }),
    ]);
  }
  const { fromSettings, settings, isOfSettings, loaded, ...project } = await projectOf(document, options, io);
  if (flag(options, 'watch') && !isPath(project.document)) throw new FindingsError([nothingToWatch(project.document)]);
  const path = (name: 'out' | 'handlers') => {
    const set = isOfSettings ? settings.generate?.[name] : undefined;
    return textOption(options, name) ?? (set === undefined ? undefined : fromSettings(set));
  };
  const [out, handlers] = [path('out'), path('handlers')];
  if (!isOfSettings && out === undefined) throw new FindingsError([strangerWithoutFolder(project.document)]);
  return {
    document: project.document,
    cwd: io.cwd,
    out: out ?? 'generated',
    ...(handlers !== undefined && { handlers }),
    check: flag(options, 'check'),
    ...(io.env['SPECWRIGHT_CACHE'] && { cache: io.env['SPECWRIGHT_CACHE'] }),
    load: loadOptionsInFolder(io, project.allowRemote),
    ...(await extensionsOf(loaded)),
  };
}

/** What the settings register and convert. */
async function extensionsOf(loaded: LoadedConfig) {
  const { convertFormats, unsafePatterns = false } = loaded.config;
  const definitions = await loadDefinitions(loaded);
  if (Array.isArray(convertFormats)) {
    const { convertedFormats } = await import('../../schema/convert/converted-formats.js');
    const locate = (index: number) => loaded.locate(`/convertFormats/${index}`, 'value');
    convertedFormats(convertFormats, definitions.formats, locate);
  }
  return { ...definitions, unsafePatterns, ...(convertFormats !== undefined && { convertFormats }) };
}

/** The folders of the settings hold what is made of their document; another one's files would take their place. */
function strangerWithoutFolder(document: string): Finding {
  const message = `${document} is not the document of the settings, and no folder is given for what is made of it`;
  return finding('usage-invalid', message, { remedy: 'Give --out, and --handlers where stubs are wanted' });
}

function nothingToWatch(document: string): Finding {
  const message = `${document} is no file that could be watched`;
  return finding('usage-invalid', message, { remedy: 'Watch a file, or leave out --watch' });
}

async function writeReport(result: GenerateResult, options: Options, io: Io): Promise<void> {
  const pretty = (textOption(options, 'format') ?? 'pretty') === 'pretty';
  if (pretty && result.findings.length === 0 && textOption(options, 'output') === undefined) return;
  const differences = pretty ? result.changes.map(({ difference }) => difference ?? '').join('') : '';
  await writeResult(`${differences}${report(result.findings, options, io)}`, options, io);
}

function summary({ changes, operations }: GenerateResult, check: boolean): string {
  const of = `${operations} ${operations === 1 ? 'operation' : 'operations'}`;
  if (changes.length === 0) return `${of}: everything is current`;
  const counts = (['created', 'updated', 'removed'] as const)
    .map(kind => ({ kind, number: changes.filter(change => change.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${check ? `to be ${kind}` : kind}`);
  return `${of}: ${counts.join(', ')}`;
}

async function watch(wanted: GenerateOptions, options: Options, io: Io): Promise<ExitCode> {
  const { watch: start } = await import('../../codegen/index.js');
  const { signal } = io;
  const say = (text: string) => void io.stderr.write(text);
  const watching = await start({
    ...wanted,
    onResult: result => {
      if (result.findings.length > 0) say(remark(result.findings, options, io));
      say(`${summary(result, false)}; watching\n`);
    },
    onError: error => {
      if (!(error instanceof FindingsError)) throw error;
      say(remark(error.findings, options, io));
    },
  });
  await new Promise<void>(resolve => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  await watching.close();
  return exitCode.fine;
}
