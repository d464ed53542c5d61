import type { Inspection } from '../../contract/index.js';
import { formatLocation, printable } from '../../diagnostics/index.js';
import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { write } from '../io.js';
import { loadOptions } from '../load-options.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import { projectOf } from '../project.js';
import { withRegistry } from '../registry/options.js';
import { withWait } from '../registry/wait.js';
import { remark } from '../report.js';

/** `specwright inspect [FILE]` */
export const inspect: Command = {
  usage: 'inspect [file]',
  summary: 'say what is in a document, and what of it is not enforced; or what a registry found in a version',
  describe: command =>
    withWait(
      withRegistry(
        command
          .argument('[file]', 'a file, a URL, git:REV:PATH, or - for standard input; default: that of the settings')
          .option('--api <name>', 'with --version, in place of a file: what the registry found')
          .option('--version <version>', 'the name of the version')
          .option('--review', "with --api: what a reviewer says of it, under the API's ruleset"),
      ),
    )
      .addOption(formatOption(['pretty', 'json'], 'for people or for programs'))
      .option('--output <file>', 'write to a file')
      .option('--allow-remote', 'let $ref lead to http and https')
      .option('--config <file>', 'the settings (default: specwright.config.* of the working folder)'),
  async run([file], options, io) {
    if (['api', 'version', 'review'].some(name => options[name] !== undefined)) {
      const { inspectVersion } = await import('../registry/inspect-version.js');
      return inspectVersion(file, options, io);
    }
    const { document, allowRemote, settings } = await projectOf(file, options, io);
    const progress = createProgress(io);
    progress.stage(`reading ${document}`);
    const [room, { loadDocument }, { formats }] = await Promise.all([
      import('../../contract/index.js'),
      import('../../document/index.js'),
      import('../../schema/runtime/index.js'),
    ]);
    try {
      const set = await loadDocument(document, { ...loadOptions(io, allowRemote), allowBroken: true });
      progress.stage(`inspecting ${document}`);
      const contract = room.createContract(set);
      const known = new Set([...formats.keys(), ...Object.keys(settings.formats ?? {})]);
      const inspection = room.inspect(contract, set, { formats: known });
      progress.end();
      if (contract.findings.length > 0) await write(io.stderr, remark(contract.findings, options, io));
      const json = options['format'] === 'json';
      await writeResult(json ? `${JSON.stringify(inspection, null, 2)}\n` : pretty(inspection), options, io);
      return exitCode.fine;
    } finally {
      progress.end();
    }
  },
};

function pretty(inspection: Inspection): string {
  const { operations, schemas, security, references, size, unenforced } = inspection;
  const rows: readonly (readonly [string, string])[] = [
    ['document', `${inspection.title} ${inspection.version} (OpenAPI ${inspection.openapi})`],
    ['size', `${size.bytes} bytes in ${size.files} ${size.files === 1 ? 'file' : 'files'}`],
    ['operations', `${operations.total}${counts(operations.byMethod)}`],
    ['webhooks', String(inspection.webhooks)],
    ['callbacks', String(inspection.callbacks)],
    ['schemas', `${schemas.total}, ${schemas.components} named${counts(schemas.byKind)}`],
    [
      'security',
      Object.entries(security.schemes)
        .map(([name, type]) => `${name} (${type})`)
        .join(', ') || 'none',
    ],
    ['required', counts(security.requirements).replace(/^ \(|\)$/g, '') || 'nothing'],
    ...(references
      ? [
          [
            'references',
            `${references.total}, ${references.acrossFiles} across files, ${references.cyclic} cyclic`,
          ] as const,
        ]
      : []),
    ['not enforced', unenforced.length === 0 ? 'nothing: all of it is enforced' : String(unenforced.length)],
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(14)}${printable(value)}`);
  const listed = unenforced.map(
    ({ construct, reason, location }) => `  ${printable(`${formatLocation(location)} ${construct}: ${reason}`)}`,
  );
  return `${[...lines, ...listed].join('\n')}\n`;
}

function counts(numbers: Readonly<Record<string, number>>): string {
  const parts = Object.entries(numbers).map(([name, number]) => `${name} ${number}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
