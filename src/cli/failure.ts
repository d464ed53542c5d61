import { type Finding, FindingsError, finding, type ReportFormat, reporters } from '../diagnostics/index.js';
import { wantsColour } from './colour.js';
import type { Options } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { type Io, write } from './io.js';
import { writeResult } from './output.js';
import { version } from './version.js';

/**
 * Says why a command could not run. A report format that programs read (`--format json`, `sarif` ...) gets the findings as
 * its result, where the command's result is a report; a person reads them on standard error.
 */
export async function reportFailure(error: unknown, options: Options, io: Io): Promise<ExitCode> {
  const findings = findingsOf(error);
  if (!(error instanceof FindingsError) && io.env['DEBUG']?.includes('specwright')) {
    await write(io.stderr, `${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const format = options['format'];
  if (isMachineFormat(format) && options['report'] === true) {
    await writeResult(reporters[format](findings, { version: version() }), options, io);
  } else {
    await write(io.stderr, reporters.pretty(findings, { colour: wantsColour(options, io, io.stderr) }));
  }
  return exitCode.couldNotRun;
}

function findingsOf(error: unknown): readonly Finding[] {
  if (error instanceof FindingsError) return error.findings;
  return [finding('internal-error', error instanceof Error ? `${error.name}: ${error.message}` : String(error))];
}

function isMachineFormat(format: unknown): format is ReportFormat {
  return typeof format === 'string' && format !== 'pretty' && Object.hasOwn(reporters, format);
}
