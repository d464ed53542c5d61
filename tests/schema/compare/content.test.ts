import type { SchemaJson } from '../../../src/contract/index.js';
import { createComparer, createInterpreter, defineFormat } from '../../../src/schema/index.js';

const text = (said: object): SchemaJson => ({ type: 'string', ...said }) as SchemaJson;
const compared = (old: SchemaJson, now: SchemaJson, options = {}) =>
  createComparer({ old: new Map(), now: new Map() }, options).compare(old, now, 'any');

describe('what a text holds', () => {
  it.each<[what: string, old: object, now: object, relation: string]>([
    ['base64 is the format byte', { contentEncoding: 'base64' }, { format: 'byte' }, 'equal'],
    ['base64url is the format of that name', { contentEncoding: 'Base64URL' }, { format: 'base64url' }, 'equal'],
    ['what has an encoding is one of any texts', { contentEncoding: 'base16' }, {}, 'wider'],
    ['binary is any text', { format: 'binary' }, { contentMediaType: 'application/octet-stream' }, 'equal'],
    [
      'a media type beside an encoding adds nothing',
      { format: 'byte' },
      { contentEncoding: 'base64', contentMediaType: 'image/png' },
      'equal',
    ],
    [
      'an encoding that is not known is any text',
      { contentEncoding: 'rot13', contentMediaType: 'application/json' },
      {},
      'equal',
    ],
    ['8bit is any text', { contentEncoding: '8bit' }, {}, 'equal'],
    ['7bit is some', { contentEncoding: '7bit' }, {}, 'wider'],
    [
      'two encodings have texts of their own',
      { contentEncoding: 'base32' },
      { contentEncoding: 'base16' },
      'incomparable',
    ],
    ['JSON is known to checks alone', { contentMediaType: 'application/json' }, {}, 'unknown'],
    [
      'of JSON in base64 it is known that it is base64',
      { contentMediaType: 'application/json', contentEncoding: 'base64' },
      { contentEncoding: 'base64' },
      'unknown',
    ],
    [
      'a schema of what is no JSON says nothing',
      { contentMediaType: 'image/png', contentSchema: { type: 'object' } },
      {},
      'equal',
    ],
  ])('%s', (_, old, now, relation) => {
    expect(compared(text(old), text(now)).relation).toBe(relation);
  });

  it('is base64 for JSON in base64 too, which is known without reading it', () => {
    const comparer = createComparer({ old: new Map(), now: new Map() });
    const json = text({ contentMediaType: 'application/json', contentEncoding: 'base64' });
    expect(comparer.lost(json, text({ format: 'byte' }), 'any')).toBe('none');
    expect(comparer.lost(json, text({ pattern: '^[A-Za-z0-9+/=]*$' }), 'any')).toBe('none');
    expect(comparer.lost(json, text({ pattern: '^[A-Z]*$' }), 'any')).toEqual({ unknown: 'content' });
  });

  it('is what checks take it for: the texts that are found are judged so', () => {
    const said = [
      { contentEncoding: 'base64' },
      { contentEncoding: 'base64url' },
      { contentEncoding: 'base32' },
      { contentEncoding: 'base16' },
      { contentEncoding: '7bit' },
      { format: 'byte' },
      { pattern: '^[A-Z=]*$' },
      { maxLength: 3 },
      {},
    ];
    let shown = 0;
    for (const one of said)
      for (const other of said) {
        const { lost, relation } = compared(text(one), text(other)) as { lost?: { value: unknown }; relation: string };
        expect(relation).not.toBe('unknown');
        if (!lost) continue;
        shown += 1;
        const checks = (json: SchemaJson) =>
          createInterpreter(new Map([['#/a', { id: '#/a', json } as never]])).validate('#/a', 'any')(lost.value) ===
          undefined;
        expect([one, other, lost.value, checks(text(one)), checks(text(other))]).toEqual([
          one,
          other,
          lost.value,
          true,
          false,
        ]);
      }
    expect(shown).toBeGreaterThan(40);
  });

  it('is not the format byte where that is one of the user', () => {
    const own = defineFormat('byte', {
      applies: 'string',
      expected: 'a byte',
      test: (value: string) => value.length === 1,
    });
    const found = compared(text({ contentEncoding: 'base64' }), text({ format: 'byte' }), { definedFormats: [own] });
    expect(found.relation).not.toBe('equal');
  });
});
