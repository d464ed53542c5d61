import { loadText } from '../../src/document/index.js';
import { type LintOptions, lint } from '../../src/lint/index.js';
import { completeDocument } from './complete-document.js';

async function review(document: string, options: LintOptions = {}) {
  const set = await loadText(completeDocument(document), { display: 'api.yaml', allowBroken: true });
  const report = await lint(set, { presets: [], rules: { 'path-verb': 'warning' }, now: '2026-01-31', ...options });
  return {
    findings: report.findings.map(
      ({ code, message, location }) => `${location?.line}:${location?.column} ${code} ${message}`,
    ),
    suppressed: report.suppressed.map(({ finding, acceptance }) => [finding.code, acceptance]),
  };
}

const verb = (line: number, path = '/getPets', segment = path.slice(1)) =>
  `${line}:3 path-verb The path '${path}' has a verb in it: '${segment}'`;
const operation = `{ get: { responses: { '200': { description: All. } } } }`;

describe('notes in a document', () => {
  it.each([
    {
      name: 'an extension, with a reason',
      document: `paths:\n  /getPets:\n    x-lint-ignore: { path-verb: old clients call it }\n    get: { responses: { '200': { description: All. } } }\n`,
      findings: [],
      suppressed: [['path-verb', { reason: 'old clients call it' }]],
    },
    {
      name: 'an extension of an object around it, with owner and expiry',
      document: `x-lint-ignore: { path-verb: { reason: old, owner: Ann, expires: '2026-01-31' } }\npaths:\n  /getPets: ${operation}\n`,
      findings: [],
      suppressed: [['path-verb', { reason: 'old', owner: 'Ann', expires: '2026-01-31' }]],
    },
    {
      name: 'an extension of another object',
      document: `paths:\n  /getPets: ${operation}\n  /pets:\n    x-lint-ignore: { path-verb: not here }\n    get: { responses: { '200': { description: All. } } }\n`,
      findings: [verb(2), `4:22 ignore-unused Nothing here breaks 'path-verb'`],
      suppressed: [],
    },
    {
      name: 'an extension whose day has passed',
      document: `x-lint-ignore: { path-verb: { reason: old, owner: Ann, expires: '2026-01-30' } }\npaths:\n  /getPets: ${operation}\n`,
      findings: [`1:18 ignore-expired 'path-verb' was ignored here by Ann until 2026-01-30 only`, verb(3)],
      suppressed: [],
    },
    {
      name: 'a misspelt rule',
      document: `x-lint-ignore: { path-verbs: old }\npaths:\n  /getPets: ${operation}\n`,
      findings: [`1:18 ignore-unused There is no rule 'path-verbs' to be ignored`, verb(3)],
      suppressed: [],
    },
    {
      name: 'an extension without a reason, and one of another kind',
      document: `x-lint-ignore: { path-verb: '' }\npaths:\n  /getPets:\n    x-lint-ignore: path-verb\n    get: { responses: { '200': { description: All. } } }\n`,
      findings: [
        `1:18 ignore-invalid What lets 'path-verb' stand has no reason`,
        verb(3),
        `4:5 ignore-invalid 'x-lint-ignore' must be an object: a reason for each code`,
      ],
      suppressed: [],
    },
    {
      name: 'a comment at the end of the line',
      document: `paths:\n  /getPets: # specwright-ignore path-verb: old (owner: Ann, expires: 2026-02-01)\n    get: { responses: { '200': { description: All. } } }\n`,
      findings: [],
      suppressed: [['path-verb', { reason: 'old', owner: 'Ann', expires: '2026-02-01' }]],
    },
    {
      name: 'a comment on a line before, and only for the next line',
      document: `paths:\n  # specwright-ignore path-verb: old (very old)\n  # and more words\n\n  /getPets: ${operation}\n  /addPets: ${operation}\n`,
      findings: [verb(6, '/addPets')],
      suppressed: [['path-verb', { reason: 'old (very old)' }]],
    },
    {
      name: 'a comment without a rule, without a reason, and with no day',
      document: `paths: # specwright-ignore\n  /getPets: ${operation} # specwright-ignore path-verb\n  /addPets: ${operation} # specwright-ignore path-verb: old (expires: soon)\n`,
      findings: [
        '1:8 ignore-invalid The comment names no rule',
        verb(2),
        '2:70 ignore-invalid The comment has no reason',
        verb(3, '/addPets'),
        `3:70 ignore-invalid The comment expires on 'soon', which is no day`,
      ],
      suppressed: [],
    },
  ])('$name', async ({ document, findings, suppressed }) => {
    expect(await review(document)).toEqual({ findings, suppressed });
  });

  it('says nothing of a note for a rule that is off', async () => {
    const document = `x-lint-ignore: { path-verb: old }\npaths:\n  /getPets: ${operation}\n`;
    expect(await review(document, { rules: {} })).toEqual({ findings: [], suppressed: [] });
  });
});

describe('overrides', () => {
  const document = `paths:\n  /getPets: ${operation}\n  /addPets: ${operation}\n`;

  it.each([
    { name: 'of files', override: { files: ['api.yaml'], rules: { 'path-verb': 'off' } as const }, findings: [] },
    {
      name: 'of other files',
      override: { files: ['internal/**'], rules: { 'path-verb': 'off' } as const },
      findings: [verb(2), verb(3, '/addPets')],
    },
    {
      name: 'of a part',
      override: { pointers: ['/paths/~1getPets'], rules: { 'path-verb': 'off' } as const },
      findings: [verb(3, '/addPets')],
    },
  ])('$name', async ({ override, findings }) => {
    expect((await review(document, { overrides: [override] })).findings).toEqual(findings);
  });

  it('switch a rule on where it is off', async () => {
    const rules = { 'path-verb': 'error' } as const;
    const set = await loadText(completeDocument(document), { display: 'api.yaml' });
    const { findings } = await lint(set, { presets: [], overrides: [{ pointers: ['/paths/~1addPets'], rules }] });
    expect(findings).toMatchObject([{ severity: 'error', location: { line: 3 } }]);
  });
});

describe('fingerprints', () => {
  const of = async (document: string) => {
    const set = await loadText(completeDocument(document), { display: 'api.yaml' });
    return (await lint(set, { presets: [], rules: { 'path-verb': 'warning' } })).findings.map(
      ({ fingerprint }) => fingerprint,
    );
  };

  it('survive lines that move, and differ from place to place', async () => {
    const before = await of(`paths:\n  /getPets: ${operation}\n  /addPets: ${operation}\n`);
    const after = await of(
      `# new\npaths:\n  /pets: ${operation}\n  /addPets: ${operation}\n  /getPets: ${operation}\n`,
    );
    expect(before[0]).toMatch(/^[\da-f]{16}$/);
    expect(before[0]).not.toBe(before[1]);
    expect(after).toEqual([before[1], before[0]]);
  });
});
