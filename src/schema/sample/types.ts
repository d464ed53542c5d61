import type { Schema, SchemaId } from '../../contract/index.js';
import type { Compiler, Use } from '../types.js';
import type { Random } from './random.js';

/** `valid`: a small readable value. `boundary`: valid, with lengths, counts and numbers exactly at a limit. `invalid`: broken in one place. */
export type SampleKind = 'valid' | 'invalid' | 'boundary';

/** How many of the optional properties and items a value has. */
export type SampleDetail = 'minimal' | 'some' | 'full';

export interface SampleRequest {
  /** The same seed gives the same value. Default 0. */
  readonly seed?: number;
  /** Default `valid`. */
  readonly kind?: SampleKind;
  /** Which properties are left out: readOnly ones in a request, writeOnly ones in a response. */
  readonly direction: Use;
  /** Default `some`. */
  readonly detail?: SampleDetail;
  /** Whether `examples` and `default` of the schemas are used where they are valid. Default true. */
  readonly examples?: boolean;
}

/** Where a value breaks its schema. */
export interface Break {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  /** The keyword that is broken, as a Violation's `code`. */
  readonly code: string;
}

export interface Sample {
  readonly value: unknown;
  /** Of invalid values: what is broken. */
  readonly breaks?: Break;
}

/** No value was found. */
export interface NoSample {
  /** Why none was found. */
  readonly reason: string;
  /** There where no such value exists: what shows it. */
  readonly proof?: string;
}

export type SampleResult = Sample | NoSample;

/** What the sampler needs to know of a format of the user's own. */
export interface SampleFormat {
  /** Makes a text of this format. */
  readonly sample?: (random: Random) => string | number;
}

export interface SamplerOptions {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly compiler: Compiler;
  /** Formats beside those of the OpenAPI registry, or in their place. */
  readonly formats?: { readonly [name: string]: SampleFormat };
}

export interface Sampler {
  /**
   * A value of a schema, checked by the compiled validator before it is given.
   * @throws FindingsError where the schema can't be compiled
   */
  sample(schema: Schema, request: SampleRequest): SampleResult;
  /** Invalid values, each of which breaks another keyword or another place; lazily, so take as many as you need. */
  mutations(schema: Schema, request: Omit<SampleRequest, 'kind'>): Generator<Required<Sample>>;
}
