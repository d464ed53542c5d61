import type { Version } from '../version.js';

/** The objects of the standard. */
export type ObjectName =
  | 'callback'
  | 'components'
  | 'contact'
  | 'discriminator'
  | 'encoding'
  | 'example'
  | 'externalDocumentation'
  | 'header'
  | 'info'
  | 'license'
  | 'link'
  | 'mediaType'
  | 'oauthAuthorizationCode'
  | 'oauthDeviceAuthorization'
  | 'oauthFlows'
  | 'oauthImplicit'
  | 'oauthPassword'
  | 'openapi'
  | 'operation'
  | 'parameter'
  | 'pathItem'
  | 'paths'
  | 'requestBody'
  | 'response'
  | 'responses'
  | 'securityRequirement'
  | 'securityScheme'
  | 'server'
  | 'serverVariable'
  | 'tag'
  | 'xml';

/** What may stand in a field. */
export type Kind =
  | { readonly kind: 'any' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly above?: number }
  | { readonly kind: 'count' }
  | { readonly kind: 'string'; readonly pattern?: RegExp; readonly what?: string; readonly note?: boolean }
  | { readonly kind: 'regex' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | {
      readonly kind: 'list';
      readonly item: Kind;
      readonly filled?: boolean;
      readonly unique?: boolean;
      readonly note?: boolean;
    }
  | { readonly kind: 'map'; readonly value: Kind; readonly names?: NameRule }
  | { readonly kind: 'object'; readonly type: ObjectName; readonly reference: boolean }
  | { readonly kind: 'schema'; readonly boolean: boolean }
  | {
      readonly kind: 'either';
      readonly first: Kind;
      readonly second: Kind;
      readonly isFirst: (value: unknown) => boolean;
    };

/** What the names in a map must look like. */
export interface NameRule {
  readonly pattern: RegExp;
  readonly code:
    | 'component-name'
    | 'method-invalid'
    | 'status-invalid'
    | 'media-type-invalid'
    | 'header-name'
    | 'path-slash';
  readonly message: (name: string) => string;
}

/** A field of an OpenAPI object, and the versions that have it. */
export interface Field {
  readonly kind: Kind;
  readonly since?: Version;
  readonly until?: Version;
  /** 'noted': missing is a warning, as a contract can be built and enforced without it. */
  readonly required?: 'always' | 'noted';
}

export const any: Kind = { kind: 'any' };
export const boolean: Kind = { kind: 'boolean' };
export const string: Kind = { kind: 'string' };
/** A text that only informs: one of the wrong kind is worth a warning, not a refusal. */
export const prose: Kind = { kind: 'string', note: true };
export const count: Kind = { kind: 'count' };
export const number: Kind = { kind: 'number' };
export const regex: Kind = { kind: 'regex' };
export const choice = (...values: readonly string[]): Kind => ({ kind: 'choice', values });
export const list = (item: Kind, limits: { filled?: boolean; unique?: boolean; note?: boolean } = {}): Kind => ({
  kind: 'list',
  item,
  ...limits,
});
export const map = (value: Kind, names?: NameRule): Kind => ({ kind: 'map', value, ...(names && { names }) });
/** Types are named, as OpenAPI's objects contain each other; object-types.ts has them. */
export const object = (type: ObjectName): Kind => ({ kind: 'object', type, reference: false });
export const objectOrReference = (type: ObjectName): Kind => ({ kind: 'object', type, reference: true });
/** A Schema Object; `true` and `false` too since 3.1. */
export const schema: Kind = { kind: 'schema', boolean: false };
export const schemaOrBoolean: Kind = { kind: 'schema', boolean: true };
