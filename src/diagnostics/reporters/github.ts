import type { Finding } from '../finding.js';
import type { Reporter } from '../reporter.js';
import type { Severity } from '../severity.js';
import { printable } from './escape.js';

// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

const commands: Record<Severity, 'error' | 'warning' | 'notice'> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** For GitHub Actions: a workflow command a finding, which GitHub shows at the line of the change. */
export const github: Reporter = findings => findings.map(command).join('');

function command(finding: Finding<string>): string {
  const { location } = finding;
  const properties = [
    ...(location ? [`file=${property(location.file)}`, `line=${location.line}`, `col=${location.column}`] : []),
    `title=${property(finding.code)}`,
  ];
  return `::${commands[finding.severity]} ${properties.join(',')}::${data(`${finding.message}. ${finding.remedy}`)}\n`;
}

/** What ends a line would start a new command: printable() leaves none. */
function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
