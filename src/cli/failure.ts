import { type Finding, FindingsError, finding } from '../diagnostics/index.js';
import type { Command, Options } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { type Io, write } from './io.js';
import { writeResult } from './output.js';
import { remark, report } from './report.js';
import { textOption } from './text-option.js';

/**
 * Says why a command could not run. Where its result is a report that programs read (`--format sarif`), the findings are
 * that report; else a person reads them on standard error.
 * @param command undefined where the command line itself was wrong
 */
export async function reportFailure(
  error: unknown,
  command: Command | undefined,
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const findings = findingsOf(error);
  if (!(error instanceof FindingsError) && io.env['DEBUG']?.includes('specwright')) {
    await write(io.stderr, `${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const unwritable = findings.some(({ code }) => code === 'report-unwritable');
  const forProgram = command?.reports === true && (textOption(options, 'format') ?? 'pretty') !== 'pretty';
  if (forProgram && !unwritable) {
    const failed = await writeResult(report(findings, options, io), options, io).catch(findingsOf);
    if (failed) await write(io.stderr, remark(failed, options, io));
  } else {
    await write(io.stderr, remark(findings, options, io));
  }
  return exitCode.couldNotRun;
}

function findingsOf(error: unknown): readonly Finding[] {
  if (error instanceof FindingsError) return error.findings;
  return [finding('internal-error', error instanceof Error ? `${error.name}: ${error.message}` : String(error))];
}
