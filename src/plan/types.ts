import type { ParameterLocation, ParameterStyle } from '../contract/index.js';
import type { Json } from '../document/index.js';
import type { Validate } from '../schema/types.js';

/**
 * What enforcement needs of a contract, as plain data that JSON can hold. `codegen/` prints it into generated/contract.js,
 * and a contract loaded at start-up is turned into the same: so both ways behave alike.
 */
export interface ServicePlan {
  readonly title: string;
  readonly version: string;
  /** Path prefixes of the document-level servers, variables filled in with defaults, e.g. `['/v1']`; `['']` where there are none. */
  readonly basePaths: readonly string[];
  readonly operations: readonly OperationPlan[];
  readonly securitySchemes: { readonly [name: string]: SecuritySchemePlan };
}

export interface OperationPlan {
  /** `GET /pets/{petId}`. */
  readonly key: string;
  /** The name of its handler: the operationId made an identifier, stable and unique. */
  readonly name: string;
  readonly operationId?: string;
  readonly method: string;
  /** The template as written, without base path. */
  readonly path: string;
  /** Only where the operation or its path item declares servers of its own. */
  readonly basePaths?: readonly string[];
  readonly parameters: readonly ParameterPlan[];
  readonly body?: BodyPlan;
  readonly responses: readonly ResponsePlan[];
  /** Alternatives of schemes that must all pass. Empty: open. */
  readonly security: readonly (readonly { readonly scheme: string; readonly scopes: readonly string[] }[])[];
}

/** The name of a check in the operation's validators; absent where nothing needs checking (`true`, `{}`). */
export type CheckName = string;

export interface ParameterPlan {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** How the text on the wire becomes a value. */
  readonly wire: WireShape;
  /** Of `content` parameters: the media type that the text is parsed as. */
  readonly contentType?: string;
  readonly default?: Json;
  readonly check?: CheckName;
  /** Conversion of formats with a value, by option: name of a `Convert` in the validators. */
  readonly convert?: CheckName;
}

/**
 * The types that a value on the wire may take, gathered from a schema through its references and applicators. A text is
 * read as the first of these that fits: null, boolean, integer or number (as JSON writes them), then string.
 * `{}`: a string. Plain data without cycles: of a recursive schema some levels are written out, then `{}` stands.
 */
export interface WireShape {
  /** Absent: where `items`, `properties` or `additional` stand, no primitive is possible; else a string. */
  readonly primitive?: readonly ('null' | 'boolean' | 'integer' | 'number' | 'string')[];
  /** There where an array is possible. */
  readonly items?: WireShape;
  readonly prefixItems?: readonly WireShape[];
  /** There where an object is possible. */
  readonly properties?: { readonly [name: string]: WireShape };
  /**
   * Shape of the properties that are not named; there where an object is possible and the document opens it with words:
   * by `additionalProperties`, `patternProperties`, or by naming no property at all. Where it is absent, others are read as strings.
   */
  readonly additional?: WireShape;
  /** Bytes rather than text: `format: binary`, or a string or something untyped whose `contentMediaType` is no text. */
  readonly binary?: true;
  /** Nothing is known of it: a part of a form may be bytes or text, as the client says. */
  readonly untyped?: true;
  /** Of bytes: `minLength` and `maxLength`, and the media types that `contentMediaType` names. */
  readonly minBytes?: number;
  readonly maxBytes?: number;
  readonly mediaTypes?: readonly string[];
}

export interface BodyPlan {
  readonly required: boolean;
  readonly content: readonly MediaPlan[];
}

export interface MediaPlan {
  /** The media range as written, lower case, without white space. */
  readonly range: string;
  readonly kind: 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'sequential';
  /** Of form, multipart and ranges: how each property is read; of binary: how many bytes there may be. */
  readonly wire?: WireShape;
  readonly encoding?: { readonly [property: string]: EncodingPlan };
  /** Of multipart whose parts are an array, by their order. */
  readonly parts?: { readonly prefix: readonly EncodingPlan[]; readonly item?: EncodingPlan };
  readonly check?: CheckName;
  /** Of sequential media types: the check of one item. */
  readonly itemCheck?: CheckName;
  readonly convert?: CheckName;
  /** Of sequential media types: the conversion of one item. */
  readonly itemConvert?: CheckName;
}

export interface EncodingPlan {
  /** Media ranges that the part may have; empty: by the property's shape. */
  readonly contentTypes: readonly string[];
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly headers?: readonly HeaderPlan[];
}

export interface HeaderPlan {
  /** As written; compared without case. */
  readonly name: string;
  readonly required: boolean;
  readonly explode: boolean;
  readonly wire: WireShape;
  readonly contentType?: string;
  readonly check?: CheckName;
  readonly convert?: CheckName;
}

export interface ResponsePlan {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly headers: readonly HeaderPlan[];
  /** Empty: bodiless. */
  readonly content: readonly MediaPlan[];
}

export type SecuritySchemePlan =
  | { readonly type: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly name: string }
  | { readonly type: 'http'; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly type: 'oauth2' }
  | { readonly type: 'openIdConnect'; readonly openIdConnectUrl: string }
  | { readonly type: 'mutualTLS' };

/** Turns texts into values of their format (date-time into Date, int64 into bigint), or back. */
export interface Convert {
  readonly parse: (value: unknown) => unknown;
  readonly serialise: (value: unknown) => unknown;
  /** Serialises one item of the array that the conversion is about, where items are sent one by one. */
  readonly serialiseItem?: (item: unknown, index: number) => unknown;
}

/** The checks of one operation, by name. */
export interface OperationChecks {
  readonly checks: { readonly [name: CheckName]: Validate };
  readonly converts?: { readonly [name: CheckName]: Convert };
}

/**
 * A contract that can be served: generated by `specwright generate` or made from a document at start-up.
 * `Operations` is a type-level map from handler name to `{ input, result }`, `Schemes` one from the name of each security
 * scheme in use to the value its resolver gives; both come from the generated declaration file.
 */
export interface RuntimeContract<Operations = unknown, Schemes = unknown> {
  readonly plan: ServicePlan;
  /** The checks of `plan.operations[index]`; loaded on first use and kept. */
  load(index: number): OperationChecks | Promise<OperationChecks>;
  /** Loads ahead what all operations share, where that is a module of its own, so that the first request need not wait for it. */
  preload?(): Promise<void>;
  /** Never there at run time: carries the types. */
  readonly __operations?: Operations;
  readonly __schemes?: Schemes;
}
