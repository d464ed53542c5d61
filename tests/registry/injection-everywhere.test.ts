import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { contract } from '../../generated/contract.js';
import { pingDocument } from './ping-document.js';
import { without } from './protections/switches.js';
import { startTakenApart, type TakenApart } from './protections/take-apart.js';
import type { Answer, Registry } from './registry.js';

/** What each text would do in the hands of SQL, a log, a head, a terminal, a page or an object. */
const hostile = [
  "'); drop table versions; --",
  "' or '1'='1",
  '%_\\',
  'x\n{"level":"error","message":"forged"}',
  'x\r\nSet-Cookie: forged=1',
  'a\0b',
  '\u001b[2J\u202e\u2028',
  '<script>alert(1)</script>',
  '__proto__',
  '../../../etc/passwd',
  '$1 ? :a {0} %s',
  'x'.repeat(5000),
];

type Schema = { readonly $ref?: string; readonly type?: unknown; readonly properties?: Record<string, Schema> };
interface Document {
  readonly components: { readonly schemas: Record<string, Schema> };
  readonly paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
}
// our own contract, whose shape the loader's tests hold
const document = load(readFileSync(join(import.meta.dirname, '../../openapi/registry.yaml'), 'utf8')) as Document;

/** The properties of a JSON body. */
function textsOf(method: string, path: string): string[] {
  const schema = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json']?.schema;
  const named = schema?.$ref ? document.components.schemas[schema.$ref.split('/').pop() ?? ''] : schema;
  return Object.entries(named?.properties ?? {}).map(([name]) => name);
}

const usual: Readonly<Record<string, string>> = { api: 'ping', version: '1.0.0', q: 'ping' };

interface Place {
  readonly what: string;
  send(text: string): Promise<Answer>;
}

let apart: TakenApart;
let registry: Registry;
/** So that each body names an API of its own. */
let made = 0;
beforeAll(async () => {
  apart = await startTakenApart();
  registry = apart.registry;
  await registry.post('/v1/apis', { name: 'ping' });
  await registry.put('/v1/apis/ping/versions/1.0.0', pingDocument());
});
afterAll(async () => {
  await registry.close();
  apart.restore();
});

/** What a JSON body can't be without. */
const needed = (path: string) => (path === '/v1/apis' ? { name: `a-${++made}` } : { text: 'a' });

/** Every place of an operation that takes a text: parameters, properties of a body, the body itself, and heads that all have. */
function placesOf({ method, path, parameters, body }: (typeof contract.plan.operations)[number]): Place[] {
  const target = (given: Readonly<Record<string, string>>) => {
    const filled = path.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(given[name] ?? usual[name] ?? ''));
    const query = parameters
      .filter(({ in: place, name, required }) => place === 'query' && (required || name in given))
      .map(({ name }) => `${name}=${encodeURIComponent(given[name] ?? usual[name] ?? '')}`);
    return `${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  };
  const json = (text: string) => ({ method, body: text, headers: { 'content-type': 'application/json' } });
  const heads = parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name);
  return [
    ...parameters
      .filter(({ in: place }) => place !== 'header')
      .map(({ name, in: place }) => ({
        what: `${place} ${name}`,
        send: (text: string) => registry.ask(target({ [name]: text.toWellFormed() }), { method }),
      })),
    ...textsOf(method, path).map(name => ({
      what: `body ${name}`,
      send: (text: string) => registry.ask(target({}), json(JSON.stringify({ ...needed(path), [name]: text }))),
    })),
    ...(body ? [{ what: 'body', send: (text: string) => registry.ask(target({}), json(text)) }] : []),
    ...[...heads, 'X-Request-Id', 'User-Agent', 'Accept-Language', 'Origin', 'Cookie', 'Authorization'].map(name => ({
      what: `header ${name}`,
      // what no client can send in a header, none does
      send: (text: string) =>
        registry.ask(target({}), { method, headers: { [name]: text.replace(/[^\x20-\x7e]/g, ' ').trim() } }),
    })),
  ];
}

/** What a hostile text does in any place of an operation that no text may do. */
async function harmOf(operation: (typeof contract.plan.operations)[number]): Promise<string[]> {
  const places = placesOf(operation);
  expect(places.length).toBeGreaterThan(5);
  const harm: string[] = [];
  for (const { what, send } of places) {
    for (const text of hostile) {
      const { status, headers, text: answer } = await send(text);
      const forged = headers.has('set-cookie') || answer.includes('root:');
      if (status >= 500 || forged) harm.push(`${what} ${JSON.stringify(text.slice(0, 40))}: ${status}`);
    }
  }
  return harm;
}

const operations = contract.plan.operations.map(operation => [operation.key, operation] as const);

describe.each(operations)('%s', (_key, operation) => {
  it('takes a hostile text in any place for a text, or refuses it', async () => {
    expect(await harmOf(operation)).toEqual([]);
  });
});

it('nothing of it has changed what was there, or forged a line of the log', async () => {
  const { knex } = registry.database;
  expect(await knex('versions').select('version')).toEqual([{ version: '1.0.0' }]);
  // titles and descriptions were kept as the texts that they are
  expect((await knex('apis').whereLike('title', '%drop table%')).length).toBe(1);
  expect((await knex('apis').pluck('name')).filter(name => !/^[a-z][a-z0-9-]*$/.test(name))).toEqual([]);
  const lines = registry.log.join('').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1000);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ message: expect.not.stringMatching(/^forged$/) });
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
});

it('harm is seen where values are written into statements', async () => {
  const search = contract.plan.operations.filter(({ operationId }) => operationId === 'searchOperations');
  const harm = await without(['values apart from statements'], () => Promise.all(search.map(harmOf)));
  expect(harm.flat()).toContain(`query q "'); drop table versions; --": 500`);
});
