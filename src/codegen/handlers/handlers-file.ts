import type { Operation } from '../../contract/index.js';
import { printComment } from '../print/comment.js';
import { generatedComment } from '../print/generated-comment.js';
import { importOf } from '../print/import-of.js';
import { printPropertyName, printString } from '../print/property-name.js';
import type { FormatValue, FormatValueTypes } from '../types/format-value-shape.js';
import type { TextOf } from '../types/types-file.js';
import { bodilessWithin } from './bodiless.js';
import { fileType } from './form-document.js';
import { operationInput } from './operation-input.js';
import { operationResult } from './operation-result.js';
import type { HandlerTypes } from './operation-types.js';
import { StatusTypes } from './status-type.js';

/** The types of one operation's input and result, printed. */
export interface HandlerTexts {
  readonly operation: Operation;
  readonly name: string;
  readonly input: string;
  readonly result: string;
}

export function handlerTexts(types: HandlerTypes, textOf: TextOf): HandlerTexts {
  const { operation, plan } = types;
  const input = operationInput(types, textOf);
  return { operation, name: plan.name, input, result: operationResult(types, new StatusTypes(), textOf) };
}

/** handlers.d.ts: for each operation what its handler is given and what it may answer. Interfaces, so that only what is used is worked out. */
export function handlersFile(operations: readonly HandlerTexts[], formats: FormatValueTypes): string {
  const all = operations.map(types => ({
    name: printPropertyName(types.name),
    quoted: printString(types.name),
    comment: commentOf(types.operation),
    input: types.input,
    result: types.result,
  }));
  const typeMembers = all.map(
    ({ name, comment, input, result }) => `${comment}  ${name}: {\n    input: ${input};\n    result:${result};\n  };\n`,
  );
  const handlers = all.map(
    ({ name, quoted, comment }) =>
      `${comment}  ${name}: Handler<Operations[${quoted}]["input"] & Scoped<Scope>, Operations[${quoted}]["result"]>;\n`,
  );
  const body = `export interface Operations {\n${typeMembers.join('')}}\n\n${handlersComment}export interface Handlers<Scope = unknown> {\n${handlers.join('')}}\n`;
  const helpers = helperTypes(formats)
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(body))
    .map(({ text }) => text);
  const parts = [generatedComment + imports(body), body, securityValues, ...helpers, statusTypes(operations)];
  return parts.filter(Boolean).join('\n');
}

function imports(body: string): string {
  return (
    importOf(['BodyStream', 'Handler', 'HandlerContext', fileType], 'specwright/express', body) +
    importOf(['components', 'operations', 'RequestSchemas', 'ResponseSchemas'], './types.js', body) +
    importOf(['FormatValues', 'RequestValues', 'ResponseValues'], './values.js', body)
  );
}

function statusTypes(operations: readonly HandlerTexts[]): string {
  const statuses = new StatusTypes();
  for (const { operation } of operations) {
    const declared = operation.responses.map(({ status }) => status);
    for (const response of operation.responses)
      statuses.typeOf(response.status, [...declared, ...bodilessWithin(response, declared)]);
  }
  return statuses.print();
}

function commentOf(operation: Operation): string {
  const words = [operation.key, operation.summary, operation.deprecated ? '@deprecated' : undefined];
  return printComment(words.filter(Boolean).join('\n\n'), '  ');
}

const handlersComment = '/** @typeParam Scope what the option `scope` of createService gives */\n';

const securityValues = `/**
 * What the resolver of each security scheme gives, as handlers get it in \`auth\`. Say it once in a file of your own:
 * \`declare module "../generated/handlers.js" { interface SecurityValues { bearer: User } }\`
 */
export interface SecurityValues {}
`;

interface HelperType {
  readonly name: string;
  readonly text: string;
}

const helperTypes = (formats: FormatValueTypes): readonly HelperType[] => [
  {
    name: 'AuthOf',
    text: 'type AuthOf<Name extends string> = SecurityValues extends { readonly [Key in Name]: infer Value } ? Value : unknown;\n',
  },
  {
    name: 'Converted',
    text: '/** Parameters with those that are converted as what they become. */\ntype Converted<All, Values> = Omit<All, keyof Values> & Values;\n',
  },
  {
    name: 'Defaulted',
    text: '/** Parameters with a default are always there. */\ntype Defaulted<All, Name extends keyof All> = All & { readonly [Key in Name]-?: Exclude<All[Key], undefined> };\n',
  },
  { name: 'Sent', text: sentType(formats) },
  {
    name: 'Items',
    text: '/** Items all at once, one by one, or as the text that they are. */\ntype Items<Item> = readonly Item[] | AsyncIterable<Item> | AsyncIterable<Uint8Array>;\n',
  },
  {
    name: 'Chunks',
    text: '/** A body piece by piece, such as a stream of a file. */\ntype Chunks = AsyncIterable<string | Uint8Array>;\n',
  },
  { name: 'NoHeaders', text: 'type NoHeaders = { readonly [name: string]: never };\n' },
  { name: 'Scoped', text: 'type Scoped<Scope> = { readonly scope: Scope };\n' },
  { name: fileType, text: `export type { ${fileType} };\n` },
];

function sentType(formats: FormatValueTypes): string {
  const words = '/** A body as a handler gives it: it is only read, so that frozen data will do. */\n';
  const readonly = '{ readonly [Key in keyof Value]: Sent<Value[Key]> }';
  const whole = [...new Set([...formats.values()].map(wholeType))].filter(type => type !== 'bigint').join(' | ');
  const kept = whole === '' ? '' : `Value extends ${whole} ? Value : `;
  return `${words}type Sent<Value> = ${kept}Value extends object ? ${readonly} : Value;\n`;
}

/** The type of a format's values, which stand for themselves. */
function wholeType({ type, declared }: FormatValue): string {
  return declared === undefined
    ? type.response
    : 'import("./values.js").FormatValues[keyof import("./values.js").FormatValues]';
}
