import type { Finding } from '../finding.js';
import { formatLocation } from '../location.js';
import type { Reporter } from '../reporter.js';
import { markup } from './escape.js';

/** For CI servers that show tests: a suite a file, a case a finding, errors and warnings as failures. */
export const junit: Reporter = findings => {
  const suites = [...byFile(findings)].map(([file, group]) => suite(file, group));
  const failures = findings.filter(isFailure).length;
  const tests = Math.max(1, findings.length);
  const body = suites.length > 0 ? suites : [suite('specwright', [])];
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="specwright" tests="${tests}" failures="${failures}">
${body.join('\n')}
</testsuites>
`;
};

const isFailure = (finding: Finding<string>) => finding.severity !== 'info';

function byFile(findings: readonly Finding<string>[]): Map<string, Finding<string>[]> {
  const groups = new Map<string, Finding<string>[]>();
  for (const finding of findings) {
    const file = finding.location?.file ?? 'specwright';
    groups.set(file, [...(groups.get(file) ?? []), finding]);
  }
  return groups;
}

function suite(file: string, findings: readonly Finding<string>[]): string {
  // a suite without cases is taken for one that did not run
  const names = namesOf(findings);
  const cases =
    findings.length > 0
      ? findings.map((finding, index) => testCase(finding, names[index]!)) // one a finding
      : ['    <testcase classname="specwright" name="no findings"/>'];
  const failures = findings.filter(isFailure).length;
  return `  <testsuite name="${markup(file)}" tests="${cases.length}" failures="${failures}">
${cases.join('\n')}
  </testsuite>`;
}

/**
 * Servers compare two runs by suite, class and name: a name is the same wherever the finding moves to, and no other of the
 * suite has it.
 */
function namesOf(findings: readonly Finding<string>[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map(({ code, fingerprint, location }) => {
    const name = `${code} ${fingerprint ?? (location ? formatLocation(location) : 'specwright')}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function testCase(finding: Finding<string>, name: string): string {
  const place = finding.location ? formatLocation(finding.location) : 'specwright';
  const text = markup(`${place} ${finding.message}. ${finding.remedy}`);
  const open = `    <testcase classname="${markup(finding.code)}" name="${markup(name)}"`;
  if (!isFailure(finding)) return `${open}><system-out>${text}</system-out></testcase>`;
  return `${open}>
      <failure type="${finding.severity}" message="${markup(finding.message)}">${text}</failure>
    </testcase>`;
}
