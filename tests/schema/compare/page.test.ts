import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaJson } from '../../../src/contract/index.js';
import { reasons } from '../../../src/schema/compare/answer.js';
import { shapeOf } from '../../../src/schema/compare/format-shapes.js';
import { formats } from '../../../src/schema/formats/index.js';
import { type CompareOptions, createComparer } from '../../../src/schema/index.js';

const page = readFileSync(join(import.meta.dirname, '../../../docs/compare.md'), 'utf8');

/** The rows of the table that has these headings, cell by cell. */
function table(...headings: readonly string[]): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const from = lines.indexOf(`| ${headings.join(' | ')} |`);
  const until = lines.findIndex((line, index) => index > from && !line.startsWith('|'));
  if (from < 0) throw new Error(`There is no table of ${headings.join(', ')}`);
  return lines.slice(from + 2, until).map(line =>
    line
      .slice(2, -1)
      .split(/(?<!\\)\|/)
      .map(cell => cell.trim()),
  );
}

/** A schema as it stands in a cell, where `|` is escaped. */
const schemaIn = (cell: string): SchemaJson => JSON.parse(cell.slice(1, -1).replaceAll('\\|', '|'));

function compare(old: string, now: string, options?: CompareOptions) {
  const comparer = createComparer({ old: new Map(), now: new Map() });
  return comparer.compare(schemaIn(old), schemaIn(now), 'any', options);
}

describe('docs/compare.md', () => {
  const decided = table('old', 'new', 'the new one is');
  it.each(decided)('says what is decided: %s to %s is %s', (old, now, want) => {
    expect(compare(old!, now!).relation).toBe(want);
  });

  const open = table('reason', 'what stands in the way', 'old', 'new');
  it('names every reason', () => {
    expect(open.map(([reason]) => reason!.slice(1, -1)).sort()).toEqual([...reasons].sort());
  });

  it.each(open.filter(([, , old]) => old !== ''))('says what stays unknown: %s', (reason, _, old, now) => {
    expect(compare(old!, now!)).toMatchObject({ relation: 'unknown', reason: reason!.slice(1, -1) });
  });

  it.each(table('old', 'new', 'as JSON Schema', 'taken for absent'))(
    'says what undeclared properties are: %s to %s',
    (old, now, strict, lenient) => {
      expect(compare(old!, now!).relation).toBe(strict);
      expect(compare(old!, now!, { undeclared: 'absent' }).relation).toBe(lenient);
    },
  );

  it('names every format of texts, each as it is known', () => {
    const rows = new Map(
      table('known', 'formats').map(([known, names]) => [
        known,
        [...(names!.match(/[a-z][a-z0-9-]+(?=`)/g) ?? [])] as string[],
      ]),
    );
    const known = (name: string) => {
      const shape = shapeOf(name);
      if (!shape) return 'as any text';
      if (shape.inner === undefined) return 'by examples';
      return shape.inner === shape.outer ? 'wholly' : 'between two patterns';
    };
    const want: Record<string, string[]> = {};
    for (const [name, { applies }] of formats) if (applies === 'string') (want[known(name)] ??= []).push(name);
    for (const [row, names] of Object.entries(want))
      expect([row, [...(rows.get(row) ?? [])].sort()]).toEqual([row, names.sort()]);
  });
});

describe('what is known of a format', () => {
  const texts = [
    ...[
      '',
      'a',
      'A',
      'text',
      '0',
      '-1',
      '1.5',
      '1e9',
      'NaN',
      '-INF',
      '01',
      '1.',
      '.5',
      '%41',
      '%4',
      '{a}',
      '{?a*,b:3}',
      '/a~1b',
      '/a~2',
      '0#',
      '1+2/a',
    ],
    ...[
      '2024-02-29',
      '2023-02-29',
      '1900-02-29',
      '2000-02-29',
      '0000-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-04-31',
      '2024-4-30',
    ],
    ...[
      '12:00:00Z',
      '24:00:00Z',
      '23:59:60Z',
      '23:59:60',
      '12:00:60Z',
      '12:00:00.5+01:00',
      '12:00:00',
      '12:60:00',
      '00:59:60+01:00',
    ],
    ...[
      '2024-02-29T12:00:00Z',
      '2024-02-29t12:00:00z',
      '2024-02-29 12:00:00Z',
      '2023-02-29T12:00:00Z',
      '2024-02-29T12:00:00',
    ],
    ...['P1D', 'P', 'PT', 'P1W', 'P1WT1H', 'P1Y2M3D', 'P1Y3D', 'PT1H2M3S', 'PT1H3S', 'P1DT', 'P1DT1S', 'p1d'],
    ...['Sun, 06 Nov 1994 08:49:37 GMT', 'Mon, 06 Nov 1994 08:49:37 GMT', 'Sun, 31 Nov 1994 08:49:37 GMT'],
    ...[
      '123e4567-e89b-12d3-a456-426614174000',
      '123E4567-E89B-12D3-A456-426614174000',
      '123e4567e89b12d3a456426614174000',
    ],
    ...[
      '192.0.2.1',
      '256.0.0.1',
      '01.2.3.4',
      '1.2.3',
      '::',
      '::1',
      '2001:db8::1',
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7:8:9',
      '::1.2.3.4',
      'g::',
    ],
    ...[
      'example.com',
      '-a.example',
      'a_b',
      'xn--a',
      'a--b',
      'ab--c',
      'a..b',
      'a@b',
      'ann@example.com',
      '"a b"@example.com',
      'a@[1.2.3.4]',
      '@b',
      'a@',
    ],
    ...[
      'https://example.com/a?b#c',
      'urn:a:b',
      'a:',
      '//a',
      '/a',
      'a b',
      'a:b c',
      'http://[::1]/',
      'http://[x]/',
      'ü:a',
      'http://a/ü',
      '?a',
      '#a#b',
      'a%zz',
    ],
    ...[
      'YQ==',
      'YQ=',
      'YQ',
      'YWI=',
      'YWJj',
      'Y',
      '====',
      'YW-_',
      '(',
      'text/plain',
      '*/*',
      '*/a',
      'text/plain; q=1',
      'text',
    ],
    ...[
      '?0',
      '?1',
      '?2',
      '"a"',
      '"a\\"b"',
      '"a',
      'a*b',
      '*',
      '1a',
      ':YQ==:',
      ':YQ:',
      '::',
      '123456789012345',
      '1234567890123456',
      '1.1234',
    ],
    ...[
      'a'.repeat(64),
      `${'a'.repeat(64)}@example.com`,
      `${'a'.repeat(65)}@example.com`,
      `${'a'.repeat(63)}.com`,
      `${'a'.repeat(64)}.com`,
    ],
    ...['😀', 'é', '\n', ' ', '\u0000', '1234567890123456789012345678901234', '12345678901234567890123456789012345'],
  ];

  it('holds of texts that are near to it', () => {
    const wrong: unknown[] = [];
    for (const [name, format] of formats) {
      const shape = shapeOf(name);
      if (!shape || format.applies !== 'string') continue;
      const [outer, inner] = [shape.outer, shape.inner].map(pattern =>
        pattern === undefined ? undefined : new RegExp(pattern, 'u'),
      );
      for (const text of [...texts, ...shape.texts]) {
        const has = format.test(text as never); // of a format of texts
        if (has && !outer!.test(text)) wrong.push([name, text, 'has the format and is outside']);
        if (!has && inner?.test(text)) wrong.push([name, text, 'has not the format and is inside']);
      }
      for (const text of shape.texts) if (!format.test(text as never)) wrong.push([name, text, 'is no example']);
    }
    expect(wrong).toEqual([]);
  });
});
