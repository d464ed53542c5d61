import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWith, summed } from '../../scripts/lib/oasdiff-agreement.mjs';
import { diff, load, softenings } from '../../src/index.js';

/** An operation a path, each taking the schema. */
const document = (schemas: Readonly<Record<string, object>>) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: Object.fromEntries(
    Object.entries(schemas).map(([path, schema]) => [
      path,
      {
        post: {
          requestBody: { content: { 'application/json': { schema } } },
          responses: { 204: { description: 'd' } },
        },
      },
    ]),
  ),
});
const object = (properties: object) => ({ type: 'object', properties });
const same = { type: 'string' };
const [old, now] = [
  document({
    '/agreed': { type: 'integer', maximum: 9 },
    '/default': object({ a: same }),
    '/equal': { type: 'string', enum: ['x'] },
    '/wider': { type: 'integer', maximum: 9 },
    '/missed': { type: 'object' },
    '/status': same,
  }),
  document({
    '/agreed': { type: 'integer', maximum: 5 },
    '/default': object({ a: same, b: same }),
    '/equal': { const: 'x' },
    '/wider': { type: 'integer' },
    '/missed': { type: 'object', additionalProperties: false },
    '/status': same,
  }),
];
const finding = (path: string, id: string) => ({ id, text: `of ${path}`, level: 3, operation: 'POST', path });
const findings = [
  finding('/agreed', 'request-body-max-decreased'),
  finding('/default', 'new-optional-request-property-added'),
  finding('/equal', 'request-body-enum-value-removed'),
  finding('/wider', 'request-body-max-set'),
  finding('/status', 'api-security-added'),
];

describe('what is printed of a pair', () => {
  let folder: string;
  let printed: string;
  const log = console.log;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specwright-agreement-'));
    printed = '';
    console.log = (text: string) => {
      printed += `${text}\n`;
    };
  });
  afterEach(() => {
    console.log = log;
    rmSync(folder, { recursive: true, force: true });
  });

  function compared(said: object) {
    const [before, after, binary] = ['old.json', 'new.json', 'oasdiff'].map(name => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(before, JSON.stringify(old));
    writeFileSync(after, JSON.stringify(now));
    writeFileSync(binary, `#!/bin/sh\necho '${JSON.stringify(said)}'\n`, { mode: 0o755 });
    return compareWith({ load, diff, softenings }, binary, { name: 'a pair', before, after });
  }

  it('is the agreement by operation and level, and each disagreement with the reason or with what shows it', async () => {
    const result = await compared(findings);
    expect(printed).toContain('a pair: 1 of 6 operations at the same level');
    expect(printed).toMatch(
      /POST \/missed: Specwright breaking, oasdiff safe: schema-openness-changed .*\n {4}\{"extra":null\}/,
    );
    const reason = (path: string) =>
      new RegExp(`POST ${path}: oasdiff breaking, Specwright safe: (.*)`).exec(printed)?.[1];
    expect(['/default', '/equal', '/wider', '/status'].map(reason)).toEqual([
      'by default: undeclared-properties',
      'proven equal',
      'proven wider',
      'UNEXPLAINED: api-security-added',
    ]);
    expect([...result.counts].sort()).toEqual([
      ['breaking breaking', 1],
      ['breaking safe', 1],
      ['safe breaking', 4],
    ]);
    expect(result.unexplained).toBe(1);
  });

  it('ends with the sum of all pairs, which counts what has no reason', async () => {
    const results = [await compared(findings), await compared(findings.slice(0, 4))];
    printed = '';
    expect(summed(results)).toBe(1);
    expect(printed).toContain('| Specwright breaking | 2 | 0 | 2 |');
    expect(printed).toContain('| Specwright safe | 7 | 0 | 0 |');
    expect(printed).toContain('2 pairs, 1 disagreements UNEXPLAINED');
  });
});
