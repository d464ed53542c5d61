import { catalogue, finding } from '../../../src/diagnostics/index.js';
import { type FormatName, formats } from '../../../src/diff/index.js';
import { hostile, removed, reviewed, risky, safe, sample, whole } from './reviews.js';

const names = Object.keys(formats) as FormatName[];
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

describe.each(names)('%s', name => {
  const told = formats[name](sample, { all: true });

  it('names every change by code, and every finding', () => {
    for (const code of ['operation-removed', 'schema-changed', 'operation-added', 'accepted-unused'])
      expect(told).toContain(code);
  });

  it('says in words what no longer holds', () => {
    for (const text of ['GET /pets is gone', '10 characters, not 20', 'GET /cats is new']) expect(told).toContain(text);
  });

  it('says what could not be compared, where, why, and what to do', () => {
    const plain = told.replaceAll(/`|<\/?code>/g, '');
    expect(plain).toContain('Whether Pet.tag may hold what it never held could not be decided: the patterns have');
    expect(plain).toContain('Look at it');
    expect(plain).toContain('new.yaml');
  });

  it('names another place that a note is of', () => {
    const location = { file: 'hooks.json', line: 94904, column: 3, pointer: '/x-webhooks' };
    const note = finding('webhooks-uncompared', 'They differ', { related: [{ message: 'these', location }] });
    const text = formats[name](reviewed([], [note]), {});
    for (const part of ['hooks.json', '94904', 'these']) expect(text).toContain(part);
  });

  it('ends with a line end', () => {
    expect(told).toMatch(/\n$/);
    expect(formats[name](reviewed([removed('GET /pets', 1)]), {})).toMatch(/\n$/);
  });

  it('is well-formed and lets no control character of a document through', () => {
    const text = formats[name](hostile, { all: true, version: '1' });
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toMatch(acting);
  });

  it('changes nothing on a second run', () => {
    expect(formats[name](sample, {})).toBe(formats[name](sample, {}));
  });
});

describe.each(['pretty', 'markdown', 'html'] as const)('%s', name => {
  it('counts by reason what nobody can say anything of', () => {
    const more = [risky, { ...risky, reason: 'steps' as const }, { ...risky, fingerprint: '5'.repeat(16) }];
    expect(formats[name](reviewed(more), {})).toContain('3 risky changes; 3 unknown (pattern 2, steps 1)');
    expect(formats[name](reviewed([whole]), {})).not.toMatch(/; \d unknown/);
  });
});

describe('json', () => {
  it('gives all there is, every operation too', () => {
    const read = JSON.parse(formats.json(sample, {}));
    expect(read).toEqual(JSON.parse(JSON.stringify(sample)));
    expect(read.comparisons[0].changes[1].reaches).toHaveLength(41);
    expect(read).toMatchObject({
      level: 'breaking',
      counts: { breaking: 2, risky: 1, safe: 1 },
      unknowns: { pattern: 1 },
    });
  });
});

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
describe('sarif', () => {
  const nearest = () => ({ file: 'new.yaml', line: 3, column: 1, pointer: '/paths' });
  const [run] = JSON.parse(formats.sarif(sample, { nearest })).runs;

  it('gives breaking, risky and safe changes as errors, warnings and notes, with their fingerprints', () => {
    expect(
      run.results.map((result: { level: string; partialFingerprints?: object }) => [
        result.level,
        result.partialFingerprints,
      ]),
    ).toEqual([
      ['error', { 'specwright/v1': '0000000000000007' }],
      ['error', { 'specwright/v1': '1111111111111111' }],
      ['warning', { 'specwright/v1': '2222222222222222' }],
      ['note', { 'specwright/v1': '3333333333333333' }],
      ['note', { 'specwright/v1': '0000000000000009' }],
      ['warning', undefined],
    ]);
  });

  it('has what is accepted suppressed, with the reason, and says of all else that it is not', () => {
    const { reason, ...properties } = sample.comparisons[0]!.accepted[0]!.accepted;
    const said = { kind: 'external', status: 'accepted', justification: reason, properties };
    const suppressions = run.results.map((each: { suppressions?: readonly object[] }) => each.suppressions);
    expect(suppressions).toEqual([[], [], [], [], [said], []]);
  });

  it('says nothing of suppressions where nothing is accepted', () => {
    expect(formats.sarif(reviewed([risky]), {})).not.toContain('suppressions');
  });

  it('places what is gone in the new document, and says where it was', () => {
    const placeOf = (uri: string, startLine: number, startColumn: number) => ({
      artifactLocation: { uri },
      region: { startLine, startColumn },
    });
    expect(run.results[0].locations[0].physicalLocation).toEqual(placeOf('new.yaml', 3, 1));
    expect(run.results[0].relatedLocations[0].physicalLocation).toEqual(placeOf('old.yaml', 7, 5));
  });

  it('places it in the old one where the new one is not at hand', () => {
    const [plain] = JSON.parse(formats.sarif(reviewed([removed('GET /pets', 7)]), {})).runs;
    expect(plain.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('old.yaml');
    expect(plain.results[0].relatedLocations).toBeUndefined();
  });

  it('says of each rule what the catalogue does', () => {
    for (const rule of run.tool.driver.rules)
      expect(rule.shortDescription.text).toBe(catalogue[rule.id as keyof typeof catalogue].what); // ids are codes
  });
});

describe('github', () => {
  it('gives a command a change, which names the first operations and how many more there are', () => {
    const lines = formats.github(reviewed([whole]), {}).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::error file=new.yaml,line=14,col=5,title=schema-changed::/);
    expect(lines[0]).toContain('in POST /pets/0, POST /pets/1, POST /pets/2 and 38 more');
  });
});

it.each(['github', 'junit'] as const)('%s leaves out what is accepted', name => {
  expect(formats[name](sample, { all: true })).not.toContain('PUT /pets');
});

// a line has no room for the parts of an operation
describe.each(['github', 'sarif', 'junit'] as const)('%s', name => {
  const reaches = [
    { operation: 'POST /b', part: 'request body' },
    { operation: 'POST /b', part: 'response 200', level: 'safe' },
    { operation: 'GET /beta', part: 'response 200', level: 'risky' },
    { operation: 'GET /a', part: 'response 200', level: 'safe' },
  ] as const;

  it('names no operation for which the change is safe, and says for which it is milder', () => {
    const told = formats[name](reviewed([{ ...whole, reaches }]), {});
    expect(told).toContain('10 characters, not 20, in POST /b, GET /beta (risky there)');
    expect(told).not.toContain('GET /a');
  });

  it('names the operations of a safe change', () => {
    const told = formats[name](
      reviewed([{ ...safe, message: 'It is new', reaches: [{ operation: 'GET /a', part: 'x' }] }]),
      {},
    );
    expect(told).toContain('It is new, in GET /a');
  });
});

describe('junit', () => {
  it('fails what is breaking or risky, and passes what is safe', () => {
    expect(formats.junit(sample, { riskyFails: true })).toContain(
      '<testsuites name="specwright" tests="5" failures="4">',
    );
  });

  it('fails for what is risky only where that fails the command', () => {
    const review = reviewed([risky]);
    expect(formats.junit(review, {})).not.toContain('<failure');
    expect(formats.junit(review, {})).toContain('<system-out>');
    expect(formats.junit(review, { riskyFails: true })).toContain('<failure type="warning"');
  });
});
