import { createHash } from 'node:crypto';
import type { Finding } from '../finding.js';
import type { Reporter } from '../reporter.js';
import type { Severity } from '../severity.js';
import { jsonText } from './escape.js';

// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** For GitLab: a Code Quality report, shown in merge requests. */
export const gitlab: Reporter = findings => jsonText(findings.map(issue));

function issue(finding: Finding<string>) {
  const { code, severity, message, remedy, location, fingerprint } = finding;
  return {
    description: `${message}. ${remedy}`,
    check_name: code,
    fingerprint:
      fingerprint ??
      createHash('sha256')
        .update(JSON.stringify([code, message, location]))
        .digest('hex'),
    severity: severities[severity],
    location: { path: location?.file ?? '', lines: { begin: location?.line ?? 1 } },
  };
}
