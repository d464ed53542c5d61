// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Operation, SchemaJson } from '../contract/index.js';
import type { SchemaTools } from './schema-tools.js';

/** A segment of a path: what it says literally, or where it has names, how they stand in it. */
export interface Segment {
  readonly text: string;
  readonly names: readonly string[];
}

export function segmentsOf(path: string): readonly Segment[] {
  return path
    .split('/')
    .slice(1)
    .map(text => ({ text, names: text.includes('{') ? namesIn(text) : none }));
}

const none: readonly string[] = [];

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

export function isWhole({ text, names }: Segment): boolean {
  return names.length === 1 && text === `{${names[0]}}`;
}

/** The text of a literal segment in which the literal parts of a template may be found. */
export function mayMatch(segment: Segment, literal: string): boolean {
  if (isWhole(segment)) return literal !== '';
  const parts = segment.text.split(/\{[^{}]+\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(literal);
}

/** What a path parameter accepts, as JSON in normal form; everything where it is not declared. */
export function schemaOf(operation: Operation, name: string): SchemaJson {
  const found = operation.parameters.find(each => each.in === 'path' && each.name === name);
  return found?.schema?.json ?? true;
}

/** Whether a literal text may be the value of a parameter; of numbers and booleans what the text says is held against them. */
export function accepts(schema: SchemaJson, text: string, tools: SchemaTools): boolean {
  const { types } = tools.shape(schema);
  const read = [
    ...((types & 16) !== 0 ? [text] : []),
    ...((types & 12) !== 0 && text.trim() !== '' && Number.isFinite(Number(text)) ? [Number(text)] : []),
    ...((types & 2) !== 0 && /^(?:true|false)$/.test(text) ? [text === 'true'] : []),
  ];
  if ((types & 96) !== 0) return true;
  return read.some(value => (tools.violations(schema, value, 'request') ?? []).length === 0);
}
