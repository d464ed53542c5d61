import type { Schema } from '../../contract/index.js';
import { formats } from '../formats/index.js';
import { choosePattern } from '../pattern/index.js';
import { re2 } from '../pattern/re2.js';
import { createMatchers } from '../runtime/matcher.js';
import type { Matcher } from '../runtime/rules.js';
import type { Validate } from '../types.js';
import type { Breakage } from './breakages.js';
import type { Node } from './constraints.js';
import { createHeights } from './heights.js';
import { type MakeOptions, none, type Workshop } from './making.js';
import { mutate } from './mutate.js';
import { NodeMaking } from './node-value.js';
import { pointerOf, withPlace } from './pointer-edit.js';
import { proveEmpty } from './proof.js';
import { Random } from './random.js';
import type { SchemaSpace } from './schema-space.js';
import type { Sample, SampleRequest, SampleResult, Sampler, SamplerOptions } from './types.js';

const attempts = 24;
const mostMutations = 400;

type Request = Omit<SampleRequest, 'kind'>;

/**
 * Makes values of a closed set of schemas in normal form.
 * @throws nothing itself; what compiling a schema throws passes through `sample` and `mutations`
 */
export function createSampler(options: SamplerOptions): Sampler {
  return new SchemaSampler(options);
}

class SchemaSampler implements Sampler {
  readonly #compiler: SamplerOptions['compiler'];
  readonly #workshop: Workshop;
  readonly #nodes = new WeakMap<Schema, Node>();
  /** Schemas for which no value was found: not searched again for each seed. */
  readonly #empty = new WeakMap<Schema, Map<string, SampleResult>>();

  constructor({ schemas, compiler, formats: own = {} }: SamplerOptions) {
    this.#compiler = compiler;
    const space: SchemaSpace = {
      resolve: id => schemas.get(id)?.json ?? true,
      matches: createMatcher(),
      isOfFormat: createFormatTest(own),
    };
    this.#workshop = {
      space,
      heightOf: createHeights(space),
      settled: new WeakMap(),
      patterns: new Map(),
      formats: own,
    };
  }

  sample(schema: Schema, request: SampleRequest): SampleResult {
    const { kind = 'valid' } = request;
    if (kind === 'invalid') return this.#invalid(schema, request);
    const key = `${kind} ${request.direction}`;
    const known = this.#empty.get(schema)?.get(key);
    if (known) return known;
    const result = this.#valid(schema, request, kind === 'boundary');
    if (!('value' in result)) {
      const results = this.#empty.get(schema) ?? new Map<string, SampleResult>();
      this.#empty.set(schema, results.set(key, result));
    }
    return result;
  }

  *mutations(schema: Schema, request: Request): Generator<Required<Sample>> {
    const check = this.#compiler.validate(schema.id, request.direction);
    const seen = new Set<string>();
    for (const [value, breakage] of this.#changed(schema, request)) {
      const meant = `${pointerOf(breakage.path)} ${breakage.code}`;
      if (seen.has(meant)) continue;
      const sample = asInvalid(value, breakage, check);
      if (sample && isNew(sample, seen)) yield sample;
      if (sample) seen.add(meant);
    }
    for (const value of this.#unrelated(schema, request)) {
      const sample = asInvalid(value, undefined, check);
      if (sample && isNew(sample, seen)) yield sample;
    }
  }

  #node(schema: Schema): Node {
    let node = this.#nodes.get(schema);
    // the id rather than the schema itself, so that a discriminator sees whose value is made
    if (!node)
      this.#nodes.set(
        schema,
        (node = [this.#workshop.space.resolve(schema.id) === schema.json ? { $ref: schema.id } : schema.json]),
      );
    return node;
  }

  #valid(schema: Schema, request: Request, edge: boolean): SampleResult {
    const check = this.#compiler.validate(schema.id, request.direction);
    const node = this.#node(schema);
    let reason = 'no value was found';
    let refused: string | undefined;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const making = this.#making(request, attempt, edge && attempt < attempts / 2);
      const value = making.make(node);
      if (value === none) {
        reason = making.reason ?? reason;
        if (attempt >= 8 || (attempt >= 1 && this.#proof(node) !== undefined)) break;
        continue;
      }
      const violations = check(value);
      if (!violations) return { value };
      const [first] = violations;
      if (first) refused = `every value tried is refused, the last one at "${first.pointer}" by ${first.code}`;
    }
    const proof = this.#proof(node);
    return proof === undefined ? { reason: refused ?? reason } : { reason: 'no value exists', proof };
  }

  #proof(node: Node): string | undefined {
    return proveEmpty(node, this.#workshop.space, this.#workshop.heightOf);
  }

  #making(
    { seed = 0, direction, detail = 'some', examples = true }: Request,
    attempt: number,
    edge: boolean,
  ): NodeMaking {
    const options: MakeOptions = {
      use: direction,
      // what was refused is tried again with less in it
      detail: attempt >= 6 && attempt % 2 === 0 ? 'minimal' : detail,
      examples: examples && attempt < 2,
      edge,
      strict: attempt >= 3,
    };
    return new NodeMaking(this.#workshop, new Random(Math.imul(seed, 31) + attempt), options);
  }

  #invalid(schema: Schema, request: Request): SampleResult {
    const check = this.#compiler.validate(schema.id, request.direction);
    const random = new Random((request.seed ?? 0) + 7);
    const changed: (readonly [unknown, Breakage])[] = [];
    for (const candidate of this.#changed(schema, request)) {
      if (changed.push(candidate) >= mostMutations) break;
    }
    for (const [value, breakage] of random.shuffle(changed)) {
      const sample = asInvalid(value, breakage, check);
      if (sample) return sample;
    }
    for (const value of this.#unrelated(schema, request)) {
      const sample = asInvalid(value, undefined, check);
      if (sample) return sample;
    }
    if (acceptsAll(schema, this.#workshop.space))
      return { reason: 'no value exists', proof: 'the schema accepts every value' };
    return { reason: 'every change tried is accepted' };
  }

  /** A valid value, changed in one place so that it probably is no more. */
  *#changed(schema: Schema, request: Request): Generator<readonly [unknown, Breakage]> {
    const valid = this.#valid(schema, request, false);
    if (!('value' in valid)) return;
    const making = this.#making(request, 0, false);
    for (const breakage of mutate(this.#node(schema), valid.value, making, request.direction)) {
      yield [withPlace(valid.value, breakage.path, breakage.value), breakage];
    }
  }

  /** Plain values of every type, then, as it is slower, values made to break the whole schema. */
  *#unrelated(schema: Schema, request: Request): Generator<unknown> {
    yield* [null, true, 0.5, -1, '', 'text', [], {}, [null], { unexpected: true }];
    const refused: Node = [{ not: { $ref: schema.id } }];
    for (let attempt = 0; attempt < attempts; attempt++) {
      const value = this.#making(request, attempt, false).make(refused);
      if (value !== none) yield value;
    }
  }
}

/** Whether no value before broke the same keyword at the same place; notes it. */
function isNew({ breaks }: Required<Sample>, seen: Set<string>): boolean {
  const key = `${breaks.pointer} ${breaks.code}`;
  return !seen.has(key) && seen.add(key).has(key);
}

/** The value with what it breaks, where the validator refuses it. */
function asInvalid(value: unknown, breakage: Breakage | undefined, check: Validate): Required<Sample> | undefined {
  const violations = check(value);
  if (!violations) return undefined;
  const meant = breakage && violations.find(({ code }) => code === breakage.code);
  const { pointer, code } = meant ?? violations[0] ?? { pointer: '', code: 'false schema' };
  return { value, breaks: { pointer, code } };
}

const annotations = new Set([
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  '$comment',
  'readOnly',
  'writeOnly',
  'externalDocs',
  'xml',
  'contentMediaType',
  'contentEncoding',
]);

function acceptsAll(schema: Schema, space: SchemaSpace): boolean {
  let { json } = schema;
  for (let steps = 0; typeof json === 'object' && typeof json['$ref'] === 'string' && steps < 20; steps++) {
    if (Object.keys(json).some(name => name !== '$ref' && !annotations.has(name))) return false;
    json = space.resolve(json['$ref']);
  }
  return (
    json === true ||
    (typeof json === 'object' && Object.keys(json).every(name => annotations.has(name) || name.startsWith('x-')))
  );
}

/** Texts only: ranges of numbers are looked after where numbers are made. */
function createFormatTest(own: NonNullable<SamplerOptions['formats']>): SchemaSpace['isOfFormat'] {
  return (name, value) => {
    const format = typeof value === 'string' && !Object.hasOwn(own, name) ? formats.get(name) : undefined;
    // the test takes what the format applies to
    return format?.applies !== 'string' || format.test(value as never);
  };
}

/** Patterns are matched as the compiler does, in linear time: they meet the document's own examples, whatever these are. */
function createMatcher(): SchemaSpace['matches'] {
  const compiled = new Map<string, Matcher | undefined>();
  return (pattern, text) => {
    if (!compiled.has(pattern)) compiled.set(pattern, matcherOf(pattern));
    return compiled.get(pattern)?.test(text) ?? true;
  };
}

function matcherOf(pattern: string): Matcher | undefined {
  try {
    const { choice } = choosePattern(pattern, false);
    return createMatchers(Object.fromEntries([[pattern, choice]]), re2)(pattern);
  } catch {
    // no regular expression: compiling the schema says so
    return undefined;
  }
}
