import { serialiseParameter } from '../../src/enforce/index.js';
import {
  type CreatedPlan,
  type EncodingPlan,
  type MediaPlan,
  mediaKind,
  type OperationPlan,
  type ParameterPlan,
} from '../../src/plan/index.js';
import type { Sampler } from '../../src/schema/sample/index.js';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** What goes with every request of an operation. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  /** `name=value` each. */
  readonly query: readonly string[];
}

/** One part of a request that a value is given for. */
export type Part = { readonly parameter: ParameterPlan } | { readonly media: MediaPlan };

/** What a parameter may be given whatever its type: a mutated list or object can vanish on the wire, a text does not. */
const plainTexts = ['text', '-1', '1.5', '1e400', 'true', '~'.repeat(100)];

type Checks = CreatedPlan['checks'][number];

/** Writes requests of one operation out of sampled values. */
export class RequestSampler {
  constructor(
    readonly plan: OperationPlan,
    private readonly checks: Checks,
    private readonly sampler: Sampler,
    private readonly basePath: string,
    private readonly credentials: Credentials,
  ) {}

  /** @throws Error that names the part for which there is no value */
  valid(seed: number): WireRequest {
    return this.#write(part => this.#value(part, seed));
  }

  /** Requests with one part broken, probably: a text may turn out to be valid once it is on the wire. */
  *invalid(seed: number): Generator<{ readonly request: WireRequest; readonly breaks: string }> {
    for (const media of this.plan.body?.content.slice(0, 1) ?? [])
      yield* this.#broken({ media }, media.check, 'body', seed);
    for (const parameter of this.plan.parameters) {
      yield* this.#broken({ parameter }, parameter.check, `${parameter.in} ${parameter.name}`, seed);
    }
    const omitted = this.plan.parameters.find(({ required, in: place }) => required && place !== 'path');
    if (omitted) yield { request: this.#without(omitted.name, seed), breaks: `missing ${omitted.name}` };
    if (this.plan.body?.required) yield { request: this.#without('body', seed), breaks: 'missing body' };
    const { target, ...rest } = this.valid(seed);
    const undeclared = `${target}${target.includes('?') ? '&' : '?'}not-declared=1`;
    yield { request: { ...rest, target: undeclared }, breaks: 'undeclared query parameter' };
  }

  *#broken(target: Part, check: string | undefined, name: string, seed: number) {
    const wanted = check === undefined ? undefined : this.checks.get(check);
    if (!wanted) return;
    let count = 0;
    for (const { value, breaks } of this.sampler.mutations(wanted.schema, { direction: wanted.use, seed })) {
      if (++count > 40) return;
      const request = this.#attempt(target, value, seed);
      if (request) yield { request, breaks: `${name} ${breaks.pointer} ${breaks.code}` };
    }
    if ('media' in target) return;
    for (const text of plainTexts) {
      const request = this.#attempt(target, text, seed);
      if (request) yield { request, breaks: `${name} "${text}"` };
    }
  }

  #attempt(target: Part, value: unknown, seed: number): WireRequest | undefined {
    try {
      return this.#write(part => (samePart(part, target) ? value : this.#value(part, seed)), target);
    } catch (error) {
      // a broken value that its style can't express is no request
      if (error instanceof RangeError || error instanceof TypeError) return undefined;
      throw error;
    }
  }

  #without(name: string, seed: number): WireRequest {
    return this.#write(part => {
      const its = 'parameter' in part ? part.parameter.name : 'body';
      return its === name ? undefined : this.#value(part, seed);
    });
  }

  #value(part: Part, seed: number): unknown {
    const { check } = 'parameter' in part ? part.parameter : part.media;
    const wanted = check === undefined ? undefined : this.checks.get(check);
    if (!wanted) return 'parameter' in part ? 'text' : anything(part.media);
    const result = this.sampler.sample(wanted.schema, { direction: wanted.use, seed });
    if ('value' in result) return result.value;
    throw new Error(`no value for ${check}: ${result.proof ?? result.reason}`);
  }

  #write(give: (part: Part) => unknown, target?: Part): WireRequest {
    const { plan } = this;
    const headers: Record<string, string> = { ...this.credentials.headers };
    const query: string[] = [...this.credentials.query];
    const cookies: string[] = [];
    let path = plan.path;
    for (const parameter of plan.parameters) {
      if (!parameter.required && !(target && samePart({ parameter }, target))) continue;
      const value = give({ parameter });
      const text = value === undefined ? undefined : serialiseParameter(parameter, value);
      if (text === undefined) continue;
      if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, () => text);
      else if (parameter.in === 'header') headers[parameter.name.toLowerCase()] = text;
      else if (parameter.in === 'cookie') cookies.push(text);
      else query.push(text);
    }
    if (cookies.length > 0) headers['cookie'] = cookies.join('; ');
    const body = this.#body(headers, give);
    return {
      method: plan.method,
      target: `${this.basePath}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
      headers,
      ...(body && { body }),
    };
  }

  #body(headers: Record<string, string>, give: (part: Part) => unknown): Buffer | undefined {
    const media = this.plan.body?.content[0];
    if (!media) return undefined;
    const value = give({ media });
    if (value === undefined) return undefined;
    const { type, bytes } = writeBody(media, value);
    headers['content-type'] = type;
    return bytes;
  }
}

function samePart(a: Part, b: Part): boolean {
  if ('parameter' in a && 'parameter' in b) return a.parameter === b.parameter;
  return 'media' in a && 'media' in b;
}

function anything(media: MediaPlan): unknown {
  return media.kind === 'json' || media.kind === 'form' || media.kind === 'multipart' ? {} : 'text';
}

function concrete(range: string): string {
  return range.replace('*/*', 'application/octet-stream').replace('/*', '/plain');
}

/** A body as its media type writes it. */
export function writeBody(media: MediaPlan, value: unknown): { readonly type: string; readonly bytes: Buffer } {
  const type = concrete(media.range);
  switch (media.kind) {
    case 'json':
      return { type, bytes: Buffer.from(JSON.stringify(value)) };
    case 'form':
      return { type, bytes: Buffer.from(form(media, value)) };
    case 'multipart':
      return { type: `${type}; boundary=part`, bytes: Buffer.from(multipart(media, value)) };
    case 'sequential':
      return { type, bytes: Buffer.from(`${JSON.stringify(value)}\n`) };
    default:
      return { type, bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) };
  }
}

function form(media: MediaPlan, value: unknown): string {
  return fields(value)
    .map(([name, part]) => serialiseParameter(fieldPlan(name, media.encoding?.[name], part), part))
    .filter(text => text !== undefined)
    .join('&');
}

function fieldPlan(name: string, encoding: EncodingPlan | undefined, value: unknown): ParameterPlan {
  const asJson = encoding?.style === undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
  return {
    name,
    in: 'query',
    required: true,
    style: encoding?.style ?? 'form',
    explode: encoding?.explode ?? true,
    allowReserved: false,
    allowEmptyValue: false,
    wire: {},
    ...(asJson && { contentType: 'application/json' }),
  };
}

/** A part is of the first type that is declared for it; a text of none, which makes it text/plain. */
function multipart(media: MediaPlan, value: unknown): string {
  const parts = fields(value).flatMap(([name, part]) =>
    (Array.isArray(part) ? part : [part]).map(item => {
      const declared = media.encoding?.[name]?.contentTypes?.[0];
      const structured = item !== null && typeof item === 'object' ? 'application/json' : undefined;
      const range = declared ?? structured;
      const json = range !== undefined && mediaKind(range) === 'json';
      const type = range === undefined ? '' : `Content-Type: ${concrete(range)}\r\n`;
      const text = json || structured !== undefined ? JSON.stringify(item) : String(item);
      return `--part\r\nContent-Disposition: form-data; name="${name}"\r\n${type}\r\n${text}\r\n`;
    }),
  );
  return `${parts.join('')}--part--\r\n`;
}

function fields(value: unknown): readonly (readonly [string, unknown])[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new RangeError('a form is an object');
  return Object.entries(value);
}
