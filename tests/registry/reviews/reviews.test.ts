import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { documentOf, ended, published } from '../diffs/asked.js';
import { type Answer, newKey, type Registry, startRegistry } from '../registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
});
afterAll(() => registry.close());

/** The contract's own, of a ruleset. */
function examplesOf(ending: string): Record<string, { readonly value: unknown }> {
  const text = readFileSync(join(import.meta.dirname, '../../../openapi/registry.yaml'), 'utf8');
  // our own contract, whose shape the loader's tests hold
  const { components } = load(text) as { components: { examples: Record<string, { value: unknown }> } };
  return Object.fromEntries(Object.entries(components.examples).filter(([name]) => name.endsWith(ending)));
}

const ruleset = (api: string) => `/v1/apis/${api}/ruleset`;
const review = (api: string, version: string | number) => `/v1/apis/${api}/versions/${version}/review`;
const give = (api: string, settings: unknown, headers: Record<string, string> = {}) =>
  registry.put(ruleset(api), JSON.stringify(settings), 'application/json', headers);
const codes = ({ json }: Answer): string[] => json.items.map(({ code }: { code: string }) => code);

describe('the ruleset of an API', () => {
  it('is the recommended rules until one is given', async () => {
    await published(registry, 'plain');
    const { status, json, headers } = await registry.ask(ruleset('plain'));
    expect([status, json]).toEqual([200, { presets: ['recommended'] }]);
    const digest = createHash('sha256').update('{"presets":["recommended"]}').digest('hex');
    expect(headers.get('etag')).toBe(`"${digest}"`);
    expect((await give('plain', {})).headers.get('etag')).toBe(`"${digest}"`);
    const known = await registry.ask(ruleset('plain'), { headers: { 'if-none-match': `"${digest}"` } });
    expect([known.status, known.text]).toEqual([304, '']);
  });

  it('is what was given, the same whatever the order of its names', async () => {
    await published(registry, 'given');
    const settings = {
      presets: ['minimal'],
      rules: { 'path-case': { severity: 'error', casing: 'snake_case' }, 'info-contact': 'off' },
      overrides: [{ pointers: ['/paths/~1a'], rules: { 'path-case': 'off' } }],
    };
    const first = await give('given', settings);
    expect([first.status, first.json]).toEqual([200, settings]);
    const { overrides, rules, presets } = settings;
    const second = await give('given', {
      overrides,
      rules: Object.fromEntries(Object.entries(rules).reverse()),
      presets,
    });
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    const { json } = await registry.ask('/v1/audit-events?action=ruleset.changed');
    const events = json.items.filter(({ subject }: { subject: string }) => subject === 'given');
    expect(events).toMatchObject([{ actor: 'administrator', sha256: first.headers.get('etag')?.slice(1, -1) }]);
  });

  it('is refused with the place of each rule, option and value that there is not', async () => {
    await published(registry, 'faulty');
    const { status, json } = await give('faulty', {
      rules: { 'path-caze': 'off', 'path-case': { casing: 'sideways' }, 'path-depth': { 'a/b': 1 } },
      overrides: [{ rules: { nothing: 'off' } }],
    });
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/rules/path-caze',
      '/rules/path-case/casing',
      '/rules/path-depth/a~1b',
      '/overrides/0/rules/nothing',
    ]);
    expect(json.errors[0].message).toBe("There is no rule 'path-caze'. Did you mean path-case?");
    expect((await registry.ask(ruleset('faulty'))).json).toEqual({ presets: ['recommended'] });
  });

  it.each([
    ['modules', { own: ['./rules.js'] }],
    ['files and packages', { rulesets: ['./spectral.yaml'] }],
    ['patterns of files', { overrides: [{ files: ['internal/**'], rules: {} }] }],
    ['sets that there are not', { presets: ['loud'] }],
  ])('is refused with %s', async (_what, settings) => {
    await published(registry, 'closed');
    const { status, json } = await give('closed', settings);
    expect(status).toBe(422);
    expect(json.detail).toBe('The ruleset can not be taken: 1 finding');
    expect(json.errors[0].pointer).toMatch(/^\/(own|rulesets|overrides\/0\/files|presets\/0)$/);
  });

  it('is refused otherwise where nothing can be read of it, with the place', async () => {
    await published(registry, 'unread');
    const put = (text: string) => registry.put(ruleset('unread'), text, 'application/json');
    const broken = await put('{\n  "presets": ["strict",]\n}');
    expect([broken.status, broken.json.errors[0].message]).toEqual([400, 'is no JSON from line 2, column 24 on']);
    expect((await put('')).json).toMatchObject({ status: 400, errors: [{ code: 'required' }] });
    expect((await put('[]')).json).toMatchObject({ status: 422, errors: [{ pointer: '', code: 'type' }] });
    expect((await put('{"own":["./a.js"]}')).json.errors[0].message).toBe(
      'must not be there: no files, packages, URLs or code are read here',
    );
  });

  it('is changed by whoever may write, and by nobody who has not seen the last change', async () => {
    await published(registry, 'held');
    const reader = await newKey(registry.database, 'reader of rulesets', ['read']);
    const authorization = `Bearer ${reader}`;
    expect((await registry.ask(ruleset('held'), { headers: { authorization } })).status).toBe(200);
    expect((await give('held', {}, { authorization })).status).toBe(403);
    const tag = (await registry.ask(ruleset('held'))).headers.get('etag')!;
    const all = await Promise.all(
      ['strict', 'minimal', 'security'].map(preset => give('held', { presets: [preset] }, { 'if-match': tag })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await registry.ask(ruleset('held'))).json).toEqual(all.find(({ status }) => status === 200)?.json);
  });

  it.each(Object.entries(examplesOf('Ruleset')))(
    'may be what the contract has for an example: %s',
    async (_name, { value }) => {
      await published(registry, 'examples');
      expect((await give('examples', value)).status).toBe(200);
    },
  );

  it('is none of an API that is not there', async () => {
    expect((await registry.ask(ruleset('nowhere'))).status).toBe(404);
    expect((await give('nowhere', {})).status).toBe(404);
    expect((await give('nowhere', { rules: { nothing: 'off' } })).status).toBe(404);
  });
});

describe("a ruleset in Spectral's form", () => {
  const ruleOf = (check: object, given = '$.info') =>
    Object.fromEntries([...Object.entries({ given }), ['then', check]]);
  const rule = ruleOf({ field: 'x-owner', function: 'truthy' });

  it('is asked, alone or beside other rules', async () => {
    await published(registry, 'spectral', documentOf('GET /A'));
    expect((await give('spectral', { spectral: { rules: { owner: rule } } })).json.presets).toEqual([]);
    expect(codes(await ended(registry, review('spectral', 1)))).toEqual(['owner']);
    const both = {
      presets: [],
      rules: { 'path-case': { severity: 'error', casing: 'kebab-case' } },
      spectral: { rules: { owner: rule } },
    };
    expect((await give('spectral', both)).status).toBe(200);
    expect(codes(await ended(registry, review('spectral', 1))).sort()).toEqual(['owner', 'path-case']);
    const all = { spectral: { extends: [['spectral:oas', 'all']], rules: { 'info-contact': 'off' } } };
    expect((await give('spectral', all)).status).toBe(200);
    const found = codes(await ended(registry, `${review('spectral', 1)}?limit=100`));
    expect(found).toContain('operation-operationId');
    expect(found).not.toContain('info-contact');
  });

  it('is refused with the place of whatever can not be asked', async () => {
    await published(registry, 'spectral-faults');
    const { status, json } = await give('spectral-faults', {
      rules: { 'path-caze': 'off' },
      spectral: {
        rules: {
          owner: ruleOf({ function: 'ourOwn' }),
          broken: ruleOf({ function: 'truthy' }, '$.info[?('),
          options: ruleOf({ function: 'pattern', functionOptions: { notAnOption: 1 } }),
          'not-there': 'off',
        },
      },
    });
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/rules/path-caze',
      '/spectral/rules/broken/given',
      '/spectral/rules/not-there',
      '/spectral/rules/options/then/functionOptions',
      '/spectral/rules/owner/then/function',
    ]);
  });

  it.each([
    ['a file', ['./other.yaml'], '/spectral/extends/0'],
    ['a file of the machine', '/etc/passwd', '/spectral/extends'],
    ['a package', [['@stoplight/spectral-owasp-ruleset', 'all']], '/spectral/extends/0'],
    ['a URL', ['spectral:oas', 'https://example.com/rules.yaml'], '/spectral/extends/1'],
  ])('is refused where it extends %s', async (_what, extended, pointer) => {
    await published(registry, 'spectral-extends');
    const { status, json } = await give('spectral-extends', {
      spectral: { extends: extended, rules: { owner: rule } },
    });
    expect([status, json.errors]).toEqual([
      422,
      [{ in: 'body', pointer, code: 'config-invalid', message: expect.stringMatching(/no ruleset is here\. Extend/) }],
    ]);
  });

  it.each([
    ['functions', ['ours']],
    ['functionsDir', './functions'],
    ['overrides', [{ files: ['*'], rules: {} }]],
    ['except', { 'a.yaml': ['owner'] }],
  ])('is refused with %s', async (name, value) => {
    await published(registry, 'spectral-closed');
    const { status, json } = await give('spectral-closed', { spectral: { rules: { owner: rule }, [name]: value } });
    expect([status, json.errors[0].pointer]).toEqual([422, `/spectral/${name}`]);
  });

  it('is refused where it is larger than 256 KiB', async () => {
    await published(registry, 'spectral-large');
    const rules = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`r${index}`, { ...rule, description: 'x'.repeat(8000) }]),
    );
    expect((await give('spectral-large', { spectral: { rules } })).status).toBe(413);
  });
});

describe('a version', () => {
  it('is reviewed when it is published, and each finding has its place', async () => {
    await published(registry, 'letters', documentOf('GET /A'));
    await give('letters', {
      presets: [],
      rules: { 'path-case': { severity: 'error', casing: 'kebab-case' }, 'info-contact': 'info' },
    });
    const { status, headers, json } = await ended(registry, review('letters', 1));
    expect([status, json.status]).toEqual([200, 'done']);
    expect(json).toMatchObject({
      ruleset: (await registry.ask(ruleset('letters'))).headers.get('etag')?.slice(1, -1),
      engine: expect.stringMatching(/^\d+\.\d+\.\d+/),
      now: json.finishedAt.slice(0, 10),
      counts: { error: 1, warning: 0, info: 1 },
      kept: 2,
      suppressed: 0,
    });
    expect(json.items.map(({ message: _, remedy: __, fingerprint, ...rest }: Record<string, string>) => rest)).toEqual([
      {
        code: 'info-contact',
        severity: 'info',
        category: 'documentation',
        location: { file: 'document', line: 2, column: 1, pointer: '/info' },
      },
      {
        code: 'path-case',
        severity: 'error',
        category: 'design',
        location: { file: 'document', line: 4, column: 3, pointer: '/paths/~1A' },
      },
    ]);
    const same = await registry.ask(review('letters', 1), { headers: { 'if-none-match': headers.get('etag')! } });
    expect(same.status).toBe(304);
  });

  it('has its findings in pages, of one severity or one code alone', async () => {
    const operations = Array.from({ length: 7 }, (_, index) => `GET /P${index}`);
    await published(registry, 'pages', documentOf(...operations));
    await give('pages', {
      presets: [],
      rules: { 'path-case': { severity: 'error', casing: 'kebab-case' }, 'info-contact': 'info' },
    });
    await ended(registry, review('pages', 1));
    const page = (query: string) => registry.ask(`${review('pages', 1)}?${query}`);
    expect(codes(await page('severity=info'))).toEqual(['info-contact']);
    expect(codes(await page('code=info-contact&severity=error'))).toEqual([]);
    const first = await page('code=path-case&limit=4');
    const second = await page(`code=path-case&limit=4&cursor=${first.json.next}`);
    const places = [...first.json.items, ...second.json.items].map(({ location }) => location.pointer);
    expect(places).toEqual(operations.map(operation => `/paths/~1${operation.slice(5)}`));
    expect(second.json).not.toHaveProperty('next');
    const elsewhere = await page(`code=info-contact&cursor=${first.json.next}`);
    expect([elsewhere.status, elsewhere.json.errors[0].code]).toEqual([400, 'invalid-cursor']);
  });

  it('that is the head of a branch is reviewed anew where the ruleset changes, another one when it is asked for', async () => {
    await published(registry, 'branches', documentOf('GET /A'), documentOf('GET /B'));
    await registry.put('/v1/apis/branches/versions/next?branch=next', documentOf('GET /C'));
    await give('branches', { presets: [], rules: { 'path-case': { severity: 'warning', casing: 'kebab-case' } } });
    expect(codes(await ended(registry, review('branches', 2)))).toEqual(['path-case']);
    expect(codes(await ended(registry, review('branches', 'next')))).toEqual(['path-case']);
    const old = await registry.ask(review('branches', 1));
    expect(old.json).toMatchObject({ status: 'none', ruleset: expect.any(String) });
    const asked = await registry.ask(review('branches', 1), { method: 'POST' });
    expect([asked.status, asked.json.status, asked.headers.get('location')]).toEqual([
      202,
      'queued',
      review('branches', 1),
    ]);
    expect(codes(await ended(registry, review('branches', 1)))).toEqual(['path-case']);
    const again = await registry.ask(review('branches', 1), { method: 'POST' });
    expect([again.status, codes(again)]).toEqual([200, ['path-case']]);
  });

  it('says how many findings notes in its document let stand', async () => {
    const text = documentOf('GET /A').replace('/A: {', "/A: { x-lint-ignore: { path-case: 'as it was' },");
    await published(registry, 'noted', text);
    await give('noted', { presets: [], rules: { 'path-case': { severity: 'error', casing: 'kebab-case' } } });
    expect((await ended(registry, review('noted', 1))).json).toMatchObject({ items: [], suppressed: 1 });
  });
});
