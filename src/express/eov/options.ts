import type { IncomingMessage } from 'node:http';
import type { HttpError } from './error.js';
import type { MulterOptions } from './multer.js';
import type { Resolver } from './resolvers.js';
import type { SerDes } from './serdes.js';

type Test = RegExp | string | ((value: never) => boolean);
export type FormatDefinition =
  | true
  | Test
  | {
      readonly type?: 'number' | 'string';
      readonly validate: Test;
      readonly async?: false;
      readonly compare?: unknown;
    };

/** Where the functions of operations are, and how one is found. */
export interface OperationHandlerOptions {
  readonly basePath: string;
  readonly resolver: Resolver;
}

export type SecurityHandlers = Readonly<Record<string, SecurityHandler>>;
export type SecurityHandler = (request: never, scopes: readonly string[], scheme: never) => boolean | Promise<boolean>;

/** The options of express-openapi-validator 5.6 that have a meaning here. */
export interface OpenApiValidatorOptions {
  /** A path, or the document itself. */
  readonly apiSpec: string | object;
  /** The document is always checked. */
  readonly validateApiSpec?: boolean;
  readonly validateRequests?:
    | boolean
    | {
        readonly allowUnknownQueryParameters?: boolean;
        readonly allErrors?: boolean;
        readonly discriminator?: boolean;
        readonly coerceTypes?: boolean | 'array';
        readonly removeAdditional?: boolean | 'all' | 'failing';
      };
  readonly validateResponses?:
    | boolean
    | {
        readonly allErrors?: boolean;
        readonly coerceTypes?: boolean | 'array';
        readonly removeAdditional?: boolean | 'all' | 'failing';
        readonly onError?: ((error: HttpError, body: unknown, request: never) => void) | null;
      };
  readonly validateSecurity?: boolean | { readonly handlers?: SecurityHandlers };
  readonly ignorePaths?: RegExp | ((path: string) => boolean);
  readonly ignoreUndocumented?: boolean;
  readonly serDes?: readonly SerDes[];
  readonly formats?:
    | Readonly<Record<string, FormatDefinition>>
    | readonly {
        readonly name: string;
        readonly type?: 'number' | 'string';
        readonly validate: (value: never) => boolean;
      }[];
  readonly validateFormats?: boolean | 'fast' | 'full';
  readonly ajvFormats?:
    | readonly string[]
    | { readonly mode?: 'fast' | 'full'; readonly formats?: readonly string[]; readonly keywords?: false };
  readonly unknownFormats?: true | 'ignore' | readonly string[];
  readonly fileUploader?: boolean | MulterOptions;
  readonly operationHandlers?: false | string | OperationHandlerOptions;
  /** Of no effect, as the option of each direction is what counts. */
  readonly coerceTypes?: boolean | 'array';
  /** Of no effect: a mounted path is found either way. */
  readonly useRequestUrl?: boolean;
  readonly $refParser?: { readonly mode: 'bundle' | 'dereference' };
}

export type AnyRequest = IncomingMessage & Record<string, unknown>;
