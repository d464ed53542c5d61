import type { Finding, Location } from '../diagnostics/index.js';
import type { Json, JsonObject } from '../document/index.js';

/**
 * The frozen model that every reader works on. OpenAPI 3.0, 3.1 and 3.2 documents become the same thing:
 * parameters merged and resolved, defaults filled in, every schema a JSON Schema 2020-12.
 */
export interface Contract {
  /** As written, e.g. `3.1.0`. For display only. */
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  /** Never empty: `/` where the document names none. */
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** What a client sends to this API: the operations of `paths`, in document order. */
  readonly operations: readonly Operation[];
  /** What this API sends to others: `webhooks`, then callbacks, direction inverted. */
  readonly webhooks: readonly Operation[];
  /** Every schema that something references or that stands in `components.schemas`, by id. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** Warnings only; errors are thrown while loading. */
  readonly findings: readonly Finding[];
  /** Uri, size in bytes and sha-256 of each source file, the root first. */
  readonly sources: readonly {
    readonly uri: string;
    readonly display: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** `#/components/schemas/Pet` in the root file, `common.yaml#/components/schemas/Pet` in others. Unique in a Contract. */
export type SchemaId = string;

/** A handle to a schema. Two uses of one component give the same handle. */
export interface Schema {
  readonly id: SchemaId;
  /** The component's name where it has one, else undefined. */
  readonly name?: string;
  readonly location: Location;
  /**
   * Where a part of it stands in its source.
   * @param pointer RFC 6901, within `json`; where normal form alone has the part, the nearest that was written is given
   * @param part 'key' for the property name rather than the value
   */
  locate(pointer: string, part?: 'key' | 'value'): Location;
  /**
   * JSON Schema 2020-12 in normal form, frozen, made on first use:
   * - `$ref` is always a SchemaId of `contract.schemas`, in the form `{ "$ref": "<SchemaId>" , ...siblings }`;
   *   no `$id`, `$anchor`, `$dynamicRef`, `$dynamicAnchor`, `$defs`, `definitions`, `$schema`, `$vocabulary` remain;
   * - of 3.0: `nullable` is a type array or an anyOf, boolean `exclusiveMinimum` a number, `$ref` siblings dropped, `example` is `examples`;
   * - `discriminator` is `{ propertyName, mapping: { value: SchemaId }, defaultMapping?: SchemaId }`, complete with implicit values;
   * - where a double loses digits of a number, `~maximum` beside `maximum` has it as written (so of all keywords that hold such);
   * - `readOnly`, `writeOnly`, `deprecated`, `default`, `format`, `contentEncoding`, `contentMediaType` and `x-*` stay.
   */
  readonly json: SchemaJson;
}

export type SchemaJson = boolean | JsonObject;

/** What a client of this API sends (`incoming`), or what this API sends (`outgoing`: webhooks and callbacks). */
export type Direction = 'incoming' | 'outgoing';

export interface Operation {
  /** `GET /pets/{petId}`: method and template as written; unique among `operations`. `webhook NAME POST` for webhooks. */
  readonly key: string;
  readonly operationId?: string;
  /** Upper case; any token for 3.2's `additionalOperations`. */
  readonly method: string;
  /** The path template, or the webhook's name, or a callback's runtime expression. */
  readonly path: string;
  readonly direction: Direction;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** Path-level ones merged in; ignored ones (header Accept, Content-Type, Authorization) left out. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives, any one of which suffices. Empty: no security declared. An empty alternative: anonymous is fine. */
  readonly security: readonly SecurityRequirement[];
  /** Operation, path or document level, whichever is nearest. */
  readonly servers: readonly Server[];
  readonly callbacks: readonly Operation[];
  /** Properties that begin with `x-`, path-level ones merged in. */
  readonly extensions: JsonObject;
  readonly location: Location;
}

export type ParameterLocation = 'path' | 'query' | 'querystring' | 'header' | 'cookie';
export type ParameterStyle =
  | 'matrix'
  | 'label'
  | 'simple'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  | 'cookie';

/** https://spec.openapis.org/oas/v3.2.0.html#parameter-object */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description?: string;
  /** What it says by `x-`; absent where it says nothing. */
  readonly extensions?: JsonObject;
  /** Of query parameters. */
  readonly allowEmptyValue: boolean;
  readonly allowReserved: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Exactly one of schema and content is there. */
  readonly schema?: Schema;
  readonly content?: MediaType;
  readonly examples: readonly Example[];
  readonly location: Location;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description?: string;
  /** What it says by `x-`; absent where it says nothing. */
  readonly extensions?: JsonObject;
  readonly content: readonly MediaType[];
  readonly location: Location;
}

/** https://spec.openapis.org/oas/v3.2.0.html#media-type-object */
export interface MediaType {
  /** As written: `application/json`, `text/*`, `application/json; charset=utf-8`. */
  readonly range: string;
  readonly schema?: Schema;
  /** Of sequential media types (3.2): each item's schema. */
  readonly itemSchema?: Schema;
  /** By property name. */
  readonly encoding: ReadonlyMap<string, Encoding>;
  readonly prefixEncoding: readonly Encoding[];
  readonly itemEncoding?: Encoding;
  readonly examples: readonly Example[];
  readonly location: Location;
}

/** https://spec.openapis.org/oas/v3.2.0.html#encoding-object */
export interface Encoding {
  /** Comma-separated as written, split; empty: by the property's type. */
  readonly contentTypes: readonly string[];
  readonly headers: readonly Header[];
  /** Only set where the document sets style, explode or allowReserved. */
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description?: string;
  /** What it says by `x-`; absent where it says nothing. */
  readonly extensions?: JsonObject;
  /** Always `simple`. */
  readonly explode: boolean;
  readonly schema?: Schema;
  readonly content?: MediaType;
  readonly location: Location;
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description?: string;
  /** What it says by `x-`; absent where it says nothing. */
  readonly extensions?: JsonObject;
  readonly headers: readonly Header[];
  /** Empty: no body is declared. */
  readonly content: readonly MediaType[];
  readonly links: ReadonlyMap<string, JsonObject>;
  readonly location: Location;
}

export interface Example {
  readonly name?: string;
  readonly value?: Json;
  readonly externalValue?: string;
  readonly location: Location;
}

export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

/** https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object */
export type SecurityScheme = { readonly name: string; readonly description?: string; readonly location: Location } & (
  | { readonly type: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly parameterName: string }
  | { readonly type: 'http'; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly type: 'oauth2'; readonly flows: JsonObject }
  | { readonly type: 'openIdConnect'; readonly openIdConnectUrl: string }
  | { readonly type: 'mutualTLS' }
);

export interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables: ReadonlyMap<string, { readonly default: string; readonly enum?: readonly string[] }>;
}

export interface Tag {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parent?: string;
  readonly kind?: string;
}
