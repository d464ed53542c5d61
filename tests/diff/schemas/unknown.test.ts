import type { Travels } from '../../../src/diff/index.js';
import { unknowns } from '../../../src/diff/schemas/unknown.js';
import type { Reason } from '../../../src/schema/index.js';
import { schemaChanges } from './given.js';

describe('what cannot be compared', () => {
  it.each<[reason: Reason, travels: Travels, old: string, now: string, obstacle: RegExp, remedy: RegExp]>([
    ['pattern', 'request', '{ pattern: "^(a+)b\\\\1$" }', '{ pattern: "^aba$" }', /`pattern`.* refers back/, /pattern/],
    [
      'format',
      'request',
      '{ type: string, format: idn-email }',
      '{ type: string, pattern: "@" }',
      /`format`/,
      /format/,
    ],
    [
      'content',
      'request',
      '{ type: string, contentMediaType: application/json }',
      '{ type: string, contentMediaType: application/json, contentSchema: { type: object } }',
      /`contentSchema`/,
      /example/,
    ],
    ['size', 'response', '{ type: array, maxItems: 5000 }', '{ type: array }', /larger/, /limit/],
  ])('because of %s is told in a sentence: what, where, why, and what to do', async (...given) => {
    const [reason, travels, old, now, obstacle, remedy] = given;
    const document = (schema: string) => `{ type: object, properties: { name: ${schema} } }`;
    const [change, ...others] = await schemaChanges(travels, [document(old), document(now)]);
    expect(others.filter(({ unknown }) => unknown !== undefined)).toEqual([]);
    expect(change).toMatchObject({ level: 'risky', reason, after: { file: 'new.yaml' } });
    expect(change!.unknown).toMatch(/^Whether `(request body|response 200)\.name` .* could not be decided: .*[^.]$/);
    expect(change!.unknown).toMatch(obstacle);
    expect(change!.remedy).toMatch(remedy);
    expect(change!.remedy).toMatch(/fingerprint/);
  });

  it('is told soon where a pattern runs away on a value that was listed', async () => {
    const old = `{ enum: ["${'a'.repeat(57)}!"] }`;
    const [change] = await schemaChanges('request', [old, '{ type: string, pattern: "^(?=.)(a|a)*$" }']);
    expect(change).toMatchObject({ level: 'risky', reason: 'pattern' });
  });

  it('has words and a way on for each reason that there is', () => {
    for (const [reason, { obstacle, remedy }] of Object.entries(unknowns)) {
      expect([reason, obstacle.split(' ').length > 6]).toEqual([reason, true]);
      expect([reason, remedy.split(' ').length > 6]).toEqual([reason, true]);
    }
  });
});
