import type { FormatDefinition, OpenApiValidatorOptions } from './options.js';

/** Formats that ajv-formats has beside those of the standards. */
const beside: Readonly<Record<string, FormatDefinition>> = {
  url: (text: string) => /^(?:https?|ftp):\/\//i.test(text) && URL.canParse(text),
  'iso-time': /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-][0-2]\d(?::?[0-5]\d)?)?$/i,
  'iso-date-time':
    /^\d{4}-(?:0\d|1[0-2])-[0-3]\d[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-][0-2]\d(?::?[0-5]\d)?)?$/i,
  'json-pointer-uri-fragment': /^#(?:\/(?:[\w\-.!$&'()*+,;:=@]|%[\dA-F]{2}|~[01])*)*$/i,
};

/** https://ajv.js.org/packages/ajv-formats.html#formats, without those that always hold there. */
const standard: readonly string[] = [
  ...['date', 'time', 'date-time', 'duration', 'uri', 'uri-reference', 'uri-template', 'email', 'hostname', 'ipv4'],
  ...['ipv6', 'regex', 'uuid', 'json-pointer', 'relative-json-pointer'],
];

/** The formats that `ajvFormats` asks for, over those of this engine: what a list does not name always holds. */
export function knownFormats(option: OpenApiValidatorOptions['ajvFormats']): [string, FormatDefinition][] {
  const list = isList(option) ? option : option?.formats;
  const wanted = Object.entries(beside).filter(([name]) => list === undefined || list.includes(name));
  const left = list === undefined ? [] : standard.filter(name => !list.includes(name));
  return [...wanted, ...left.map((name): [string, FormatDefinition] => [name, true])];
}

function isList(option: OpenApiValidatorOptions['ajvFormats']): option is readonly string[] {
  return Array.isArray(option);
}
