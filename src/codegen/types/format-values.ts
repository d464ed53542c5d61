import type { Json, JsonObject } from '../../document/index.js';
import type { Definition, Format } from '../../schema/index.js';
import type { Use } from '../../schema/types.js';
import { printPropertyName, printString } from '../print/property-name.js';
import type { FormatValue, FormatValueTypes } from './format-value-shape.js';
import type { TypeSchema } from './type-schema-shape.js';

const both = (name: string) => ({ request: name, response: name });

const builtIn: Readonly<Record<string, FormatValue>> = {
  'date-time': { applies: 'string', type: both('Date') },
  date: { applies: 'string', type: both('Date') },
  int64: { applies: 'number', type: both('bigint') },
  uint64: { applies: 'number', type: both('bigint') },
  byte: { applies: 'string', type: { request: 'Buffer', response: 'Uint8Array' } },
};

/**
 * @param converted the names of the formats that are converted
 * @param defined the user's own, with modules as values.d.ts imports them
 */
export function formatValueTypes(
  converted: Iterable<string>,
  defined: readonly Definition<Format>[],
): FormatValueTypes {
  const own = new Map(defined.map(definition => [definition.name, definition]));
  const found = [...converted].sort().flatMap(name => {
    const definition = own.get(name);
    const value = definition ? ownValue(definition) : builtIn[name];
    return value ? [[name, value] as const] : [];
  });
  return new Map(found);
}

/** The type that `parse` gives; where there is only `serialise`, the type that it takes. */
function ownValue({ name, definition, module = '', export: exported = 'default' }: Definition<Format>): FormatValue {
  const of = `(typeof import(${printString(module)}))[${printString(exported)}]`;
  const declared = definition.parse ? `ReturnType<${of}["parse"]>` : `Parameters<${of}["serialise"]>[0]`;
  return { applies: definition.applies, type: both(`FormatValues/${encodeURIComponent(name)}`), declared };
}

/** The types of the user's own formats, as values.d.ts declares them; undefined where there are none. */
export function formatValuesInterface(formats: FormatValueTypes): string | undefined {
  const members = [...formats].flatMap(([name, { declared }]) =>
    declared === undefined ? [] : [`  ${printPropertyName(name)}: ${declared};\n`],
  );
  if (members.length === 0) return undefined;
  return `/** What the values of your own formats are in handlers. */\nexport interface FormatValues {\n${members.join('')}}\n`;
}

/** The type of a schema's values of one JSON type, where its format has one of its own. */
export function formatValueOf(
  json: JsonObject,
  type: string,
  use: Use,
  formats: FormatValueTypes | undefined,
): TypeSchema | undefined {
  const format = formats && typeof json['format'] === 'string' ? formats.get(json['format']) : undefined;
  if (!format || format.applies !== (type === 'integer' ? 'number' : type)) return undefined;
  return { $ref: `#/${use === 'response' ? format.type.response : format.type.request}` };
}

/** Listed values, those of a format with a value as what they become. */
export function listedValues(
  json: JsonObject,
  values: readonly Json[],
  use: Use,
  formats: FormatValueTypes | undefined,
): TypeSchema {
  const kept = values.filter(value => !formatValueOf(json, typeof value, use, formats));
  const example = values.find(value => !kept.includes(value));
  const converted = example === undefined ? undefined : formatValueOf(json, typeof example, use, formats);
  if (!converted) return { enum: [...kept] };
  return kept.length === 0 ? converted : { oneOf: [converted, { enum: [...kept] }] };
}

/** Whether a schema itself has a converted format. */
export function hasFormatValue(json: JsonObject, formats: FormatValueTypes): boolean {
  return typeof json['format'] === 'string' && formats.has(json['format']);
}
