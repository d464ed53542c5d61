import { diff } from '../../../src/diff/index.js';
import { contractOf } from './given.js';

const api = (operation: string) => `paths:\n  /pets:\n    post:\n      ${operation}\n${components}`;
const components = `components: { schemas: { Old: { type: string, deprecated: true, x-sunset: '2026-03-01' } } }\n`;
const done = "responses: { '204': { description: done } }";
const body = (schema: string) =>
  `{ requestBody: { required: true, content: { application/json: { schema: ${schema} } } }, ${done} }`;
const answer = (schema: string) =>
  `{ responses: { '200': { description: a pet, content: { application/json: { schema: ${schema} } } } } }`;
const header = (said: string) => `{ responses: { '204': { description: done, headers: { ${said} } } } }`;
const parameters = (said: string) => `{ parameters: [${said}], ${done} }`;

const calling = (said: string) =>
  `{ callbacks: { told: { 'https://a.test': { post: ${parameters(said)} } } }, ${done} }`;

/** The same, of what is deprecated and may go on a day. */
const marked = 'deprecated: true, x-sunset: "2026-03-01"';

const rows: readonly (readonly [what: string, old: string, now: string, level: string])[] = [
  ['a header', header(`X-Rate: { required: true, ${marked}, schema: { type: integer } }`), header(''), 'breaking'],
  [
    'a query parameter',
    parameters(`{ name: q, in: query, ${marked}, schema: { type: string } }`),
    parameters(''),
    'risky',
  ],
  [
    'a header parameter',
    parameters(`{ name: q, in: header, ${marked}, schema: { type: string } }`),
    parameters(''),
    'risky',
  ],
  [
    'a property of a closed object',
    body(
      `{ type: object, additionalProperties: false, properties: { a: { type: string }, b: { type: string, ${marked} } } }`,
    ),
    body('{ type: object, additionalProperties: false, properties: { a: { type: string } } }'),
    'breaking',
  ],
  [
    'a property that a response always had',
    answer(`{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: string, ${marked} } } }`),
    answer('{ type: object, required: [a], properties: { a: { type: string } } }'),
    'breaking',
  ],
  [
    'a property that a response may lack now',
    answer(`{ type: object, required: [b], properties: { b: { type: string, ${marked} } } }`),
    answer(`{ type: object, properties: { b: { type: string, ${marked} } } }`),
    'breaking',
  ],
  ...[
    ['by the component that it refers to', "$ref: '#/components/schemas/Old'"],
    ['by a component among others', "allOf: [{ $ref: '#/components/schemas/Old' }, { maxLength: 9 }]"],
  ].flatMap(([where, said]) => [
    [
      `a property that a response always had, ${where}`,
      answer(`{ type: object, required: [b], properties: { b: { ${said} } } }`),
      answer('{ type: object }'),
      'breaking',
    ] as const,
    [
      `a property of a closed object, ${where}`,
      body(`{ type: object, additionalProperties: false, properties: { b: { ${said} } } }`),
      body('{ type: object, additionalProperties: false }'),
      'breaking',
    ] as const,
  ]),
  [
    'a property of a list of a component',
    answer(
      `{ type: array, items: { allOf: [{ required: [b] }, { properties: { b: { type: string, ${marked} } } }] } }`,
    ),
    answer(`{ type: array, items: { properties: { b: { type: string, ${marked} } } } }`),
    'breaking',
  ],
  [
    'a header that may be missing now',
    header(`X-Rate: { required: true, ${marked}, schema: { type: integer } }`),
    header(`X-Rate: { ${marked}, schema: { type: integer } }`),
    'breaking',
  ],
  [
    'a parameter of a callback that may be missing now',
    calling(`{ name: q, in: query, required: true, ${marked}, schema: { type: string } }`),
    calling(`{ name: q, in: query, ${marked}, schema: { type: string } }`),
    'breaking',
  ],
];

describe('what is deprecated', () => {
  it.each(rows)('may go once its day has come: %s', async (_what, old, now, level) => {
    const [before, after] = [await contractOf(api(old), 'old.yaml'), await contractOf(api(now), 'new.yaml')];
    const asked = (day: string, strict = false) =>
      diff(before, after, { now: day, ...(strict && { strict: ['removal-after-deprecation'] }) });
    const gone = asked('2026-03-01');
    expect(gone.level).toBe('safe');
    expect(gone.changes.map(({ softened }) => softened)).toContain('removal-after-deprecation');
    expect(asked('2026-02-28').level).toBe(level);
    expect(asked('2026-03-01', true).level).toBe(level);
  });

  it('has to be sent though its day has come, where it is asked for', async () => {
    const [old, now] = [
      body(`{ type: object, properties: { b: { type: string, ${marked} } } }`),
      body('{ type: object, required: [b] }'),
    ];
    const [before, after] = [await contractOf(api(old), 'old.yaml'), await contractOf(api(now), 'new.yaml')];
    expect(diff(before, after, { now: '2026-03-01' }).level).toBe('breaking');
  });
});

/** What is deprecated, and says of its end what is given. */
const ending = (said: string) => `deprecated: true${said}`;
const sunset = (day: string) => ending(`, x-sunset: ${day}`);
const closed = (said: string) =>
  body(`{ type: object, additionalProperties: false, properties: { a: { type: string }${said} } }`);

const parts: readonly (readonly [what: string, of: (said: string | undefined) => string, keep: string])[] = [
  [
    'a header',
    said => header(said === undefined ? '' : `X-Rate: { required: true, ${said}, schema: { type: integer } }`),
    'Go on sending the header',
  ],
  [
    'a parameter',
    said => parameters(said === undefined ? '' : `{ name: q, in: query, ${said}, schema: { type: string } }`),
    'Keep the parameter',
  ],
  ['a property', said => closed(said === undefined ? '' : `, b: { type: string, ${said} }`), 'Keep the property'],
];

describe.each(parts)('the end that was said of %s', (_what, of, keep) => {
  const changed = async (old: string | undefined, now: string | undefined) => {
    const [before, after] = [await contractOf(api(of(old)), 'old.yaml'), await contractOf(api(of(now)), 'new.yaml')];
    return diff(before, after, { now: '2026-11-29' }).changes;
  };

  it.each([
    [
      'a day to come',
      sunset('2027-05-01'),
      ', announced for 2027-05-01',
      / until 2027-05-01, the day of its `x-sunset`, and /,
    ],
    [
      'no day',
      sunset('soon'),
      ', deprecated with the `x-sunset` `soon`, which says no day',
      /, write its `x-sunset` as a day /,
    ],
    ['nothing', ending(''), ', deprecated without an `x-sunset`', /, say by an `x-sunset` date until when /],
  ])('is told where it is gone: %s', async (_said, old, announced, remedy) => {
    const [change, ...others] = await changed(old, undefined);
    expect(others).toEqual([]);
    expect(change!.level).not.toBe('safe');
    expect(change!.message).toContain(announced);
    expect(change!.remedy.startsWith(keep)).toBe(true);
    expect(change!.remedy).toMatch(remedy);
  });

  it.each([
    ['sooner', sunset('2027-05-01'), sunset('2027-04-01'), ['risky sunset-changed']],
    ['later', sunset('2027-05-01'), sunset('2027-06-01'), ['safe sunset-changed']],
    ['said for the first time', ending(''), sunset('2027-06-01'), ['risky sunset-changed']],
    ['no day now', sunset('2027-05-01'), sunset('soon'), ['risky sunset-invalid']],
    ['no text at all', ending(''), sunset('true'), ['risky sunset-invalid']],
    ['an object', ending(''), sunset('{ year: 2027 }'), ['risky sunset-invalid']],
    ['no day, as before', sunset('soon'), sunset('soon'), []],
    ['written otherwise', sunset('2027-05-01'), sunset('2027-05-01T00:00:00Z'), []],
  ])('is told where it is another: %s', async (_said, old, now, want) => {
    const changes = await changed(old, now);
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(want);
    for (const { before, after } of changes) expect([before!.line, after!.line]).toEqual([6, 6]);
  });
});
