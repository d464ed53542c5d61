import { type Code, catalogue } from '../catalogue.js';
import type { CodeEntry } from '../code-entry.js';
import type { Finding } from '../finding.js';
import type { Location } from '../location.js';
import type { Reporter } from '../reporter.js';
import type { Severity } from '../severity.js';
import { jsonText } from './escape.js';

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html

const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

/** For code scanning: a SARIF 2.1.0 log with one run. */
export const sarif: Reporter = (findings, options) => {
  const codes = [...new Set(findings.map(finding => finding.code))].sort();
  const areSomeAccepted = findings.some(({ accepted }) => accepted);
  const run = {
    tool: {
      driver: {
        name: 'Specwright',
        ...(options.version && { semanticVersion: options.version }),
        rules: codes.map(code => rule(code, entryOf(code) ?? options.explain?.(code))),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: findings.map(finding => ({
      ...result(finding, codes.indexOf(finding.code)),
      // §3.27.23: either no result of a run has them, or all do
      ...(areSomeAccepted && { suppressions: suppressions(finding) }),
    })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return jsonText(log);
};

function entryOf(code: string): CodeEntry | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code as Code] : undefined; // just looked up
}

// §3.49
function rule(code: string, entry: CodeEntry | undefined) {
  if (!entry) return { id: code };
  return {
    id: code,
    shortDescription: { text: plain(entry.what) },
    fullDescription: { text: plain(entry.why) },
    help: { text: plain(entry.remedy) },
    defaultConfiguration: { level: levels[entry.severity] },
  };
}

// §3.27
function result(finding: Finding<string>, ruleIndex: number) {
  return {
    ruleId: finding.code,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: plain(`${finding.message}. ${finding.remedy}`) },
    locations: finding.location ? [place(finding.location)] : [],
    // §3.27.17: the name says how it is made, with a version
    ...(finding.fingerprint !== undefined && { partialFingerprints: { 'specwright/v1': finding.fingerprint } }),
    ...(finding.related && {
      relatedLocations: finding.related.map(({ message, location }) => ({
        ...place(location),
        message: { text: plain(message) },
      })),
    }),
  };
}

// §3.35
function suppressions({ accepted }: Finding<string>) {
  if (!accepted) return [];
  const { reason, ...properties } = accepted;
  const isMore = Object.keys(properties).length > 0;
  return [{ kind: 'external', status: 'accepted', justification: reason, ...(isMore && { properties }) }];
}

// §3.28
function place(location: Location) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(location.file) },
      region: { startLine: location.line, startColumn: location.column },
    },
    logicalLocations: [{ fullyQualifiedName: location.pointer }],
  };
}

/** §3.11.5 and 6: braces are doubled, and a link is one that a document could plant. */
function plain(text: string): string {
  return text.replaceAll(/[{}]/g, '$&$&').replaceAll(/\[([^[\]]*)\](?=\()/g, '\\[$1\\]');
}

/** A path as a URI reference; a URL and `git:REV:PATH` are one already. */
function uri(file: string): string {
  const text = file.toWellFormed();
  if (/^(https?|git):/.test(text)) return encodeURI(text).replaceAll(/%25(?=[\da-f]{2})/gi, '%');
  return text.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
