import type { CodeGen, Name } from 'ajv/dist/core.js';
import type { CheckSchema, Format, Keyword, Matcher } from '../../runtime/rules.js';
import { _ } from '../ajv-package.js';
import type { Part } from '../part.js';

/** The check of another unit or part, compiled when first called. */
export interface Link {
  check: (value: unknown) => boolean;
  readonly key: string;
}

/** Functions of the runtime that compiled code calls, by the name that they are exported under. */
export interface Helpers {
  readonly equal: (a: unknown, b: unknown) => boolean;
  readonly unique: (items: readonly unknown[]) => boolean;
  readonly length: (text: string) => number;
  readonly isMultiple: (value: number, divisor: number) => boolean;
  readonly isEncoded: (text: string, encoding: string) => boolean;
  readonly isMedia: (text: string, media: string, encoding: string | undefined) => boolean;
  readonly interpret: (schema: CheckSchema, value: unknown) => boolean;
}

/** What a name in compiled code stands for. */
export type Meaning =
  | { readonly kind: 'link'; readonly key: string }
  | { readonly kind: 'helper'; readonly name: keyof Helpers }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'format' | 'keyword'; readonly name: string }
  | { readonly kind: 'set'; readonly values: readonly unknown[] }
  | { readonly kind: 'json'; readonly json: unknown };

/** Where compiled code gets what it refers to. ajv allows only certain prefixes of such names. */
export interface Linker {
  readonly helpers: Helpers;
  readonly meanings: Map<unknown, Meaning>;
  link(part: Part): Link;
  matcher(pattern: string): Matcher;
  format(name: string): Format;
  keyword(name: string): Keyword;
}

export function linkName(gen: CodeGen, linker: Linker, part: Part): Name {
  const ref = linker.link(part);
  return named(gen, linker, 'wrapper', ref, { kind: 'link', key: ref.key });
}

export function helperName(gen: CodeGen, linker: Linker, name: keyof Helpers): Name {
  return named(gen, linker, 'func', linker.helpers[name], { kind: 'helper', name });
}

export function patternName(gen: CodeGen, linker: Linker, source: string): Name {
  return named(gen, linker, 'pattern', linker.matcher(source), { kind: 'pattern', source });
}

export function formatName(gen: CodeGen, linker: Linker, name: string): Name {
  return named(gen, linker, 'formats', linker.format(name), { kind: 'format', name });
}

export function keywordName(gen: CodeGen, linker: Linker, name: string): Name {
  return named(gen, linker, 'keyword', linker.keyword(name), { kind: 'keyword', name });
}

export function setName(gen: CodeGen, linker: Linker, values: readonly unknown[]): Name {
  return named(gen, linker, 'obj', new Set(values), { kind: 'set', values }, JSON.stringify(values));
}

export function jsonName(gen: CodeGen, linker: Linker, json: unknown): Name {
  // Wrapped, since the key of what stands for itself must be an object of its own.
  return named(gen, linker, 'root', { json }, { kind: 'json', json }, JSON.stringify(json));
}

function named(gen: CodeGen, linker: Linker, prefix: string, ref: unknown, meaning: Meaning, key?: string): Name {
  const name = gen.scopeValue(prefix, { ref, ...(key !== undefined && { key }), code: _`undefined` });
  // A value with a key may have been there before under another reference.
  // Of names from scopeValue ajv's types leave the value out.
  const { value } = name as Name & { readonly value?: { readonly ref: unknown } };
  linker.meanings.set(value?.ref ?? ref, meaning);
  return name;
}
