import { type Contract, createContract } from '../../contract/index.js';
import { bundle, type DocumentSet, type JsonObject, loadDocument, loadText } from '../../document/index.js';
import { runtimeContract } from '../../enforce/from-contract.js';
import type { BodyPlan, OperationPlan, RuntimeContract } from '../../plan/index.js';
import { type CompileOptions, defineFormat, type ValueFormats, valueFormats } from '../../schema/index.js';
import { type Adjusted, withAdjustments } from './body-adjustments.js';
import { knownFormats } from './known-formats.js';
import type { FormatDefinition, OpenApiValidatorOptions } from './options.js';
import { type SerDes, withDefaults } from './serdes.js';

/** The document, and what is enforced of it. */
export interface Prepared {
  readonly document: JsonObject;
  readonly contract: Contract;
  readonly runtime: RuntimeContract;
  readonly adjustOf: Adjusted['adjustOf'];
}

/** @throws FindingsError where the document can't be read, or no contract can be made of it */
export async function prepare(options: OpenApiValidatorOptions): Promise<Prepared> {
  const { apiSpec } = options;
  const set = await (typeof apiSpec === 'string'
    ? loadDocument(apiSpec, { allowBroken: true })
    : loadText(JSON.stringify(apiSpec), { display: 'apiSpec', allowBroken: true }));
  const contract = createContract(set);
  const serDes = withDefaults(options.serDes ?? []);
  const full = runtimeContract(contract, {
    compile: compileOptions(options, serDes),
    convertFormats: converts(serDes),
  });
  const operations = full.plan.operations.map(operation => lenient(operation, options));
  const plan = Object.freeze({ ...full.plan, operations });
  const { runtime, adjustOf } = withAdjustments(contract, Object.freeze({ plan, load: full.load }), options);
  return { document: wholeOf(set), contract, runtime, adjustOf };
}

/** The document as one, whatever files it stands in. */
function wholeOf(set: DocumentSet): JsonObject {
  const value = set.files.size === 1 ? set.root.value : JSON.parse(bundle(set, { format: 'json' }).text);
  return value as JsonObject; // a contract was made of it: it is an object
}

/** Error handlers answer with statuses from 500 up that nobody declares; there as here they pass. */
function lenient(operation: OperationPlan, options: OpenApiValidatorOptions): OperationPlan {
  const { body, ...rest } = operation;
  const anything = { status: '5XX', headers: [], content: [{ range: '*/*', kind: 'binary' as const }] };
  const declared = operation.responses.some(({ status }) => status.toUpperCase() === '5XX');
  const responses = declared ? operation.responses : [...operation.responses, anything];
  if (options.validateRequests === false) {
    const unchecked = body && options.fileUploader !== false ? formsOf(body) : undefined;
    return { ...rest, parameters: [], responses, ...(unchecked && { body: unchecked }) };
  }
  return { ...rest, ...(body && { body }), responses };
}

/** Files are taken of forms, whether or not requests are checked; the rest is not looked at. */
function formsOf({ content }: BodyPlan): BodyPlan | undefined {
  if (!content.some(({ kind }) => kind === 'multipart')) return undefined;
  const unread = (range: string) => ({ range, kind: 'binary' as const });
  const unchecked = content.map(({ check: _check, convert: _convert, ...media }) =>
    media.kind === 'multipart' ? media : unread(media.range),
  );
  return { required: false, content: [...unchecked, unread('*/*')] };
}

function converts(serDes: readonly SerDes[]): ValueFormats {
  const formats: { [format: string]: ValueFormats[string] } = {};
  for (const { format } of serDes) {
    const of = serDes.filter(each => each.format === format);
    const read = of.find(each => each.deserialize)?.deserialize;
    const write = of.find(each => each.serialize)?.serialize;
    formats[format] = {
      test: () => true,
      parse: value => (read && typeof value === 'string' ? read(value) : value),
      serialise: value => (write && typeof value === 'object' && value !== null ? write(value) : value),
    };
  }
  return formats;
}

function compileOptions(options: OpenApiValidatorOptions, serDes: readonly SerDes[]): CompileOptions {
  const { validateFormats, unknownFormats, formats = {} } = options;
  const own: [string, FormatDefinition][] = isList(formats)
    ? formats.map(({ name, ...rest }) => [name, rest])
    : Object.entries(formats);
  const named = [...knownFormats(options.ajvFormats), ...own];
  if (Array.isArray(unknownFormats)) for (const name of unknownFormats) named.push([name, true]);
  // A text that a format of one's own can't read is not of that format; the built-in ones have checks of their own.
  for (const { format, deserialize } of serDes) {
    if (deserialize && !Object.hasOwn(valueFormats, format) && !named.some(([name]) => name === format))
      named.push([format, { validate: (text: never) => reads(deserialize, text) }]);
  }
  return {
    formats: validateFormats !== false && unknownFormats !== 'ignore',
    definedFormats: named.map(([name, definition]) => defined(name, definition)),
  };
}

function isList(
  formats: NonNullable<OpenApiValidatorOptions['formats']>,
): formats is Extract<OpenApiValidatorOptions['formats'], readonly unknown[]> {
  return Array.isArray(formats);
}

function defined(name: string, definition: FormatDefinition) {
  const { type = 'string', validate } =
    typeof definition === 'object' && 'validate' in definition
      ? definition
      : { validate: definition === true ? () => true : definition };
  const pattern = typeof validate === 'string' ? new RegExp(validate, 'u') : validate;
  const test = pattern instanceof RegExp ? (value: never) => pattern.test(value) : pattern;
  return defineFormat(name, { applies: type, expected: `of the format ${name}`, test });
}

function reads(deserialize: (text: string) => unknown, text: string): boolean {
  try {
    deserialize(text);
    return true;
  } catch {
    return false;
  }
}
