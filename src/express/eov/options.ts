import type { IncomingMessage } from 'node:http';
import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { HttpError } from './error.js';
import type { Resolver } from './resolvers.js';
import type { SerDes } from './serdes.js';

type Test = RegExp | string | ((value: never) => boolean);
export type FormatDefinition =
  | true
  | Test
  | { readonly type?: 'number' | 'string'; readonly validate: Test; readonly async?: false };

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
        readonly coerceTypes?: false;
        readonly removeAdditional?: false;
      };
  readonly validateResponses?:
    | boolean
    | {
        readonly allErrors?: boolean;
        readonly coerceTypes?: false;
        readonly removeAdditional?: false;
        readonly onError?: ((error: HttpError, body: unknown, request: never) => void) | null;
      };
  readonly validateSecurity?: boolean | { readonly handlers?: Readonly<Record<string, SecurityHandler>> };
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
  readonly ajvFormats?: { readonly mode?: 'fast' | 'full' };
  readonly unknownFormats?: true | 'ignore' | readonly string[];
  readonly fileUploader?:
    | boolean
    | { readonly dest?: string; readonly limits?: { readonly fileSize?: number; readonly parts?: number } };
  readonly operationHandlers?: false | string | { readonly basePath: string; readonly resolver: Resolver };
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
  ajvFormats: ['mode'],
  unknownFormats: true,
  fileUploader: ['dest', 'limits'],
  operationHandlers: ['basePath', 'resolver'],
  $refParser: ['mode'],
};

const advice: Readonly<Record<string, string>> = {
  securityHandlers: 'give them as validateSecurity.handlers',
  multerOpts: 'give dest and limits as fileUploader',
  coerceTypes: 'parameters are always read as their types, bodies are taken as they are',
  useRequestUrl: 'take it out: a mounted path is found either way',
  'validateRequests.coerceTypes': 'parameters are always read as their types; declare in the body what clients send',
  'validateRequests.removeAdditional': 'take it out, and declare what clients may send',
  'validateResponses.coerceTypes': 'answer with the types that the document declares',
  'validateResponses.removeAdditional': 'take it out, and answer with declared properties only',
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
    } else if (parts !== true && typeof value === 'object') checkParts(name, value, parts, refuse);
  }
  if (typeof options.apiSpec !== 'string' && (typeof options.apiSpec !== 'object' || options.apiSpec === null))
    findings.push(finding('eov-option-unsupported', "The option 'apiSpec' is a path or a document"));
  if (findings.length > 0) throw new FindingsError(findings);
}

function checkParts(name: string, value: object, parts: readonly string[], refuse: (name: string) => void): void {
  for (const [part, given] of Object.entries(value)) {
    const full = `${name}.${part}`;
    if (given === undefined || given === null || (given === false && parts.includes(part))) continue;
    if (!parts.includes(part) || Object.hasOwn(advice, full)) refuse(full);
  }
}
