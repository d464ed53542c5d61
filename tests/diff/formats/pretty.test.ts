import { explained } from '../../../src/diff/formats/explained.js';
import { type ContractChange, formats, reviewOf } from '../../../src/diff/index.js';
import { comparisonOf, removed, reviewed, risky, safe, sample, whole } from './reviews.js';

const { pretty, json, markdown, html } = formats;

describe('pretty', () => {
  it('reads as a person would write it: the gravest first, each thing once', () => {
    expect(pretty(sample, {})).toBe(`Shop 1.0.0 to 1.1.0
  before  old.yaml (OpenAPI 3.0.3)
  after   new.yaml (OpenAPI 3.1.0)
  version 1.0.0 to 1.1.0; deserved: major, at least 2.0.0: too low

breaking GET /pets is gone: its requests are answered with 404 (operation-removed)
  before      old.yaml:7:5
  instead     Keep it
  fingerprint 0000000000000007

breaking \`Pet.name\` may have 10 characters, not 20 (schema-changed)
  before      old.yaml:12:5
  after       new.yaml:14:5
  in          POST /pets/0: request body
              POST /pets/1: request body
              POST /pets/2: request body
              and 38 more
  request     was valid before, and is refused now
                POST /pets/0 HTTP/1.1
                Host: localhost

                {
              >   "name": "aaaaaaaaaaa"
                }
  softened    breaking, by the default undeclared-properties: --strict undeclared-properties takes it away
  instead     Leave it at 20
  fingerprint 1111111111111111

risky \`Pet.tag\` has another pattern (schema-changed)
  before      old.yaml:20:5
  after       new.yaml:22:5
  in          GET /pets: response 200
  unknown     Whether \`Pet.tag\` may hold what it never held could not be decided: the patterns have look-arounds
  instead     Look at it
  fingerprint 2222222222222222

1 safe change, which --all lists: operation-added 1

1 accepted change:
  breaking PUT /pets is gone: its requests are answered with 404 (operation-removed, 0000000000000009)
    because nobody calls it (ann, until 2027-01-31)

accepted.yaml:3:5 warning No change has the fingerprint ffffffffffffffff (accepted-unused)
  mend: Remove the entry

2 breaking, 1 risky, 1 safe change; 1 unknown (pattern 1); 1 accepted; 1 warning
`);
  });

  it('lists changes that differ in the operation alone, with what to do said once', () => {
    const text = pretty(reviewed([removed('GET /pets', 7), removed('DELETE /pets/{id}', 12)]), {});
    expect(text).toContain(`
breaking each of 2 operations is gone: its requests are answered with 404 (operation-removed)
  instead     Keep it
  GET /pets          old.yaml:7:5   0000000000000007
  DELETE /pets/{id}  old.yaml:12:5  0000000000000012
`);
  });

  it('says once what several of one code say alike', () => {
    const text = pretty(reviewed([risky, { ...risky, message: 'other', fingerprint: '4'.repeat(16) }]), {});
    expect(text.match(/look-arounds/g)).toHaveLength(1);
    expect(text).toContain('the patterns have look-arounds (so for the next one)');
    expect(text).toContain('instead     Look at it (so for the next one)');
  });

  it('lists safe changes and all operations where that is asked for', () => {
    const text = pretty(reviewed([whole, safe]), { all: true });
    expect(text).toContain('\nsafe GET /cats is new (operation-added)\n  after       new.yaml:30:5\n');
    expect(text).toContain('POST /pets/40: request body');
    expect(text).not.toContain('more\n');
  });

  it('tells what was not confirmed from what was', () => {
    const witness = {
      ...whole.witness!,
      travels: 'response' as const,
      confirmed: false,
      message: ['HTTP/1.1 200 OK'],
      mark: 0,
    };
    expect(pretty(reviewed([{ ...whole, witness }]), {})).toContain(
      'response    is possible now, and was not valid before; not confirmed by the checks of both versions',
    );
  });

  it('cuts a long message to the line that fails, what encloses it and what is near, and a long line', () => {
    const members = (count: number) => Array.from({ length: count }, (_, index) => `      "p${index}": 0,`);
    const message = [
      'HTTP/1.1 200 OK',
      '',
      '[',
      '  {',
      ...members(40).map(line => line.slice(2)),
      '    "deep": {',
      ...members(20),
    ];
    const deep = [...message, `      "wrong": "${'ab'.repeat(500)}",`, ...members(20), '    }', '  }', ']'];
    const text = pretty(
      reviewed([{ ...whole, witness: { ...whole.witness!, message: deep, mark: message.length } }]),
      {},
    );
    expect(text).toContain(`
                HTTP/1.1 200 OK

                [
                  {
                ... (40 more lines)
                    "deep": {
                ... (17 more lines)
                      "p17": 0,
                      "p18": 0,
                      "p19": 0,
              >       "wrong": "${'ab'.repeat(72)} ... (858 more characters)
                      "p0": 0,
                      "p1": 0,
                      "p2": 0,
                ... (17 more lines)
                    }
                  }
                ]
  softened`);
  });

  it.each<[what: string, message: readonly string[], mark: number, shown: string]>([
    [
      'a long text, to its first characters',
      ['POST / HTTP/1.1', '', '{', `  "text": "${'a'.repeat(5000)}"`, '}'],
      3,
      `
                POST / HTTP/1.1

                {
              >   "text": "aaaaaaaaaaaaaaaaaaaa... (4,980 more characters)"
                }
`,
    ],
    [
      'a long list, to its first items and its end',
      ['POST / HTTP/1.1', '', '{', '  "list": [', ...Array(1000).fill('    null,'), '  ]', '}'],
      3,
      `
                {
              >   "list": [
                    null,
                    null,
                    null,
                ... (997 more lines)
                  ]
                }
`,
    ],
    [
      'a long request line, of which the rest is seen',
      [`GET /a?q=${'0'.repeat(400)}&r=1 HTTP/1.1`, 'Host: localhost'],
      0,
      `
              > GET /a?q=00000000000000000000... (380 more characters)&r=1 HTTP/1.1
                Host: localhost
`,
    ],
  ])('cuts %s, and says what it cut; json has all of it', (_, message, mark, shown) => {
    const review = reviewed([{ ...whole, witness: { ...whole.witness!, message, mark } }]);
    expect(pretty(review, {})).toContain(shown);
    const { comparisons } = JSON.parse(json(review, {})) as { comparisons: { changes: ContractChange[] }[] };
    expect(comparisons[0]!.changes[0]!.witness!.message).toEqual(message);
  });

  it('gives no way out of what breaks nobody', () => {
    const { remedy, ...rest } = safe;
    expect(remedy).toBe('Nothing has to be done');
    const listed = [safe, { ...rest, remedy, fingerprint: '5'.repeat(16) }];
    const told = [pretty, markdown, html].map(format => format(reviewed(listed), { all: true }));
    for (const text of [...told, pretty(reviewed([safe]), { all: true }), explained(safe)])
      expect(text).not.toMatch(/instead|Nothing has to be done/);
  });

  it('lists apart what operations say alike in different words', () => {
    const announced = (operation: string, line: number) => {
      const change = removed(operation, line);
      return { ...change, message: `${operation} is gone, as announced` };
    };
    const changes = [removed('GET /a', 1), announced('GET /b', 2), removed('GET /c', 3), announced('GET /d', 4)];
    const heads = pretty(reviewed(changes), {}).match(/^breaking .*$/gm);
    expect(heads).toEqual([
      'breaking each of 2 operations is gone: its requests are answered with 404 (operation-removed)',
      'breaking each of 2 operations is gone, as announced (operation-removed)',
    ]);
  });

  it('colours only when told to', () => {
    expect(pretty(sample, { colour: true })).toContain('\u001b[31mbreaking\u001b[0m');
    expect(pretty(sample, {})).not.toContain('\u001b');
  });

  it.each([
    ['nothing changed', reviewOf([comparisonOf([])]), 'no changes'],
    ['nothing was compared', reviewOf([]), 'nothing compared'],
    ['one is safe', reviewed([safe]), '1 safe change'],
    ['many', reviewed([whole, safe, safe]), '1 breaking, 2 safe changes'],
  ])('ends with the count where %s', (_what, review, want) => {
    expect(pretty(review, {}).trimEnd().split('\n').pop()).toBe(want);
  });
});
