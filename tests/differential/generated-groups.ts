import fc from 'fast-check';
import { createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { createPlan } from '../../src/plan/index.js';
import { createCompiler, createSampler } from '../../src/schema/index.js';
import { RequestSampler, type WireRequest } from '../support/sampled-request.js';
import { type Case, documentOf, type Facts, type Group, ok } from './case.js';
import { places } from './parameter-groups.js';
import type { Document } from './side.js';

const seed = 20260101;
type Schema = Readonly<Record<string, unknown>>;
type Version = '3.0.3' | '3.1.0';

const size = fc.nat({ max: 4 });
const range = fc.tuple(size, size).map(([low, more]) => [low, low + more] as const);

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  range.map(([minLength, maxLength]) => ({ type: 'string', minLength, maxLength: maxLength + 1 })),
  fc.constantFrom('date', 'date-time', 'uuid', 'ipv4').map(format => ({ type: 'string', format })),
  fc.constantFrom('^[a-c]+$', '^\\d{2,4}$', '^x-').map(pattern => ({ type: 'string', pattern })),
  fc
    .uniqueArray(fc.constantFrom('red', 'green', 'blue'), { minLength: 1 })
    .map(words => ({ type: 'string', enum: words })),
  range.map(([minimum, maximum]) => ({ type: 'integer', minimum, maximum })),
  size.map(step => ({ type: 'integer', multipleOf: step + 2 })),
  range.map(([minimum, maximum]) => ({ type: 'number', minimum, maximum: maximum + 1 })),
  fc.constant({ type: 'boolean' }),
);

function listOf(items: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc.tuple(items, range, fc.boolean()).map(([item, [minItems, maxItems], unique]) => ({
    type: 'array',
    items: item,
    minItems: Math.min(minItems, 1),
    maxItems: maxItems + 2,
    ...(unique && { uniqueItems: true }),
  }));
}

const names = ['alpha', 'beta', 'gamma', 'delta'];

function objectOf(parts: fc.Arbitrary<Schema>, among = names): fc.Arbitrary<Schema> {
  const property = fc.tuple(fc.constantFrom(...among), parts, fc.boolean());
  return fc
    .tuple(fc.uniqueArray(property, { minLength: 1, maxLength: 3, selector: ([name]) => name }), fc.boolean())
    .map(([properties, closed]) => {
      const required = properties.filter(([, , needed]) => needed).map(([name]) => name);
      return {
        type: 'object',
        properties: Object.fromEntries(properties.map(([name, schema]) => [name, schema])),
        ...(required.length > 0 && { required }),
        ...(closed && { additionalProperties: false }),
      };
    });
}

/** `null` too, as the version writes it. */
function nullable(schema: Schema, version: Version): Schema {
  if (typeof schema['type'] !== 'string' || schema['enum']) return schema;
  return version === '3.0.3' ? { ...schema, nullable: true } : { ...schema, type: [schema['type'], 'null'] };
}

function body(version: Version): fc.Arbitrary<Schema> {
  const { node } = fc.letrec<{ node: Schema }>(tie => {
    const part = tie('node');
    return {
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: false },
        leaf,
        leaf.map(schema => nullable(schema, version)),
        objectOf(part),
        objectOf(part).map(schema => nullable(schema, version)),
        listOf(part),
        fc.tuple(objectOf(leaf), objectOf(leaf, ['epsilon', 'zeta'])).map(([one, other]) => ({
          allOf: [one, other].map(({ additionalProperties, ...open }) => open),
        })),
        fc.tuple(leaf, part).map(anyOf => ({ anyOf })),
        fc.tuple(leaf, part).map(oneOf => ({ oneOf })),
      ),
    };
  });
  return node;
}

/** Requests of one operation: valid ones, and broken ones. */
async function casesOf(document: Document, facts: readonly Facts[], most: number): Promise<readonly Case[]> {
  const contract = createContract(await loadText(JSON.stringify(document), { display: 'generated.json' }));
  const { plan, checks } = createPlan(contract);
  const compiler = createCompiler(contract.schemas);
  const sampler = createSampler({ schemas: contract.schemas, compiler });
  return plan.operations.flatMap((operation, index) => {
    const requests = new RequestSampler(operation, checks[index]!, sampler, '', { headers: {}, query: [] });
    const made: { readonly request: WireRequest; readonly breaks: string }[] = [];
    for (const one of [1, 2]) made.push({ request: requests.valid(one), breaks: `nothing ${one}` });
    for (const broken of requests.invalid(seed)) {
      if (made.length >= most) break;
      made.push(broken);
    }
    return made
      .filter(({ request }) => sendable(request))
      .map(({ request, breaks }, count): Case => {
        const text = `${request.target} ${Object.entries(request.headers).join(' ')} ${request.body ?? ''}`.trim();
        return {
          name: `${operation.key} ${count} ${breaks} ${text}`,
          facts: { ...facts[index]!, text, kind: `generated ${breaks.startsWith('nothing') ? 'valid' : 'broken'}` },
          request,
        };
      });
  });
}

/** Node's client sends no such header, and no such path. */
function sendable({ target, headers }: WireRequest): boolean {
  return (
    /^[!-~]+$/.test(target) &&
    !target.endsWith('/') &&
    Object.values(headers).every(text => /^[\x20-\x7e]*$/.test(text))
  );
}

async function bodyGroup(version: Version): Promise<Group> {
  const schemas = fc.sample(body(version), { seed, numRuns: 30 });
  const paths = Object.fromEntries(
    schemas.map((schema, index) => [
      `/b${index}`,
      { post: { requestBody: { required: true, content: { 'application/json': { schema } } }, responses: ok } },
    ]),
  );
  const document = documentOf(paths, {}, version);
  const facts = schemas.map((schema): Facts => ({ topic: 'schema', kind: 'generated', type: JSON.stringify(schema) }));
  return { name: `generated bodies of ${version}`, document, cases: await casesOf(document, facts, 10) };
}

async function parameterGroup(version: Version): Promise<Group> {
  const choices = fc.tuple(fc.constantFrom(...places), fc.boolean(), fc.oneof(leaf, listOf(leaf), objectOf(leaf)));
  const wanted = fc.sample(
    choices.filter(([place, , { type }]) => fits(place.style, type)),
    { seed, numRuns: 45 },
  );
  const paths = Object.fromEntries(
    wanted.map(([place, optional, schema], index) => {
      const required = place.in === 'path' || !optional;
      const parameters = [{ name: 'color', required, schema, ...place }];
      return [`/p${index}${place.in === 'path' ? '/{color}' : ''}`, { get: { parameters, responses: ok } }];
    }),
  );
  const document = documentOf(paths, {}, version);
  const facts = wanted.map(
    ([place, , schema]): Facts => ({ topic: 'parameter', kind: 'generated', ...place, type: shapeOf(schema) }),
  );
  return { name: `generated parameters of ${version}`, document, cases: await casesOf(document, facts, 9) };
}

function fits(style: string, type: unknown): boolean {
  if (style === 'deepObject') return type === 'object';
  return !style.endsWith('Delimited') || type === 'array';
}

function shapeOf({ type }: Schema): string {
  if (type === 'object') return 'object';
  return type === 'array' ? 'array' : 'primitive';
}

export async function generatedGroups(): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (const version of ['3.0.3', '3.1.0'] as const)
    groups.push(await bodyGroup(version), await parameterGroup(version));
  return groups;
}
