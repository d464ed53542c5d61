import type { IncomingMessage } from 'node:http';
import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { HttpError } from './error.js';
import type { MulterOptions } from './multer.js';
import type { Resolver } from './resolvers.js';
import type { SerDes } from './serdes.js';

type Test = RegExp | string | ((value: never) => boolean);
export type FormatDefinition =
  | true
  | Test
  | { readonly type?: 'number' | 'string'; readonly validate: Test; readonly async?: false };

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

const known: Readonly<Record<string, true | readonly string[]>> = {
  apiSpec: true,
  validateApiSpec: true,
  validateRequests: ['allowUnknownQueryParameters', 'allErrors', 'discriminator', 'coerceTypes', 'removeAdditional'],
  validateResponses: ['allErrors', 'coerceTypes', 'removeAdditional', 'onError'],
  validateSecurity: ['handlers'],
  ignorePaths: true,
  ignoreUndocumented: true,
  serDes: true,
  formats: true,
  validateFormats: true,
  ajvFormats: ['mode', 'formats'],
  unknownFormats: true,
  fileUploader: ['dest', 'limits', 'storage', 'fileFilter'],
  operationHandlers: ['basePath', 'resolver'],
  $refParser: ['mode'],
  coerceTypes: true,
  useRequestUrl: true,
};

const advice: Readonly<Record<string, string>> = {
  securityHandlers: 'give them as validateSecurity.handlers',
  multerOpts: 'give dest and limits as fileUploader',
  'ajvFormats.keywords': 'say minimum and maximum of a format as a format of your own',
  'fileUploader.preservePath': 'take it out: the name of a file is without folders',
};

/** @throws FindingsError with every option that has no counterpart here, and what to do instead */
export function checkOptions(options: Readonly<Record<string, unknown>>): void {
  const findings: Finding[] = [];
  const refuse = (name: string) => {
    const todo = advice[name] ?? 'take it out';
    findings.push(finding('eov-option-unsupported', `The option '${name}' has no counterpart here: ${todo}`));
  };
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null) continue;
    const parts = Object.hasOwn(known, name) ? known[name] : undefined;
    if (parts === undefined) {
      if (value !== false) refuse(name);
    } else if (parts !== true && typeof value === 'object' && !Array.isArray(value))
      checkParts(name, value, parts, refuse);
  }
  if (typeof options.apiSpec !== 'string' && (typeof options.apiSpec !== 'object' || options.apiSpec === null))
    findings.push(finding('eov-option-unsupported', "The option 'apiSpec' is a path or a document"));
  if (findings.length > 0) throw new FindingsError(findings);
}

function checkParts(name: string, value: object, parts: readonly string[], refuse: (name: string) => void): void {
  for (const [part, given] of Object.entries(value)) {
    const full = `${name}.${part}`;
    if (given === undefined || given === null || given === false) continue;
    if (!parts.includes(part)) refuse(full);
  }
}
