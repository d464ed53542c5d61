// A copy of a document with changes as people make them, the same for the same seed.
import { readFileSync, writeFileSync } from 'node:fs';
import yaml from 'js-yaml';
import { randomOf } from './random.mjs';

/**
 * Writes a copy of a document with so many changes of its schemas.
 * @returns {string[]} what was changed, a line each
 */
export function editedCopy(source, target, { changes, seed }) {
  const text = readFileSync(source, 'utf8');
  const isJson = source.endsWith('.json');
  const document = isJson ? JSON.parse(text) : yaml.load(text);
  const said = edit(document, changes, randomOf(seed));
  writeFileSync(
    target,
    isJson ? JSON.stringify(document, null, 2) : yaml.dump(document, { noRefs: true, lineWidth: -1 }),
  );
  return said;
}

function edit(document, changes, random) {
  const schemas = [...schemasOf(document)];
  const said = [];
  const used = new Set();
  for (let tries = 0; said.length < changes && tries < changes * 200; tries++) {
    const { schema, pointer } = schemas[Math.floor(random() * schemas.length)];
    const change = kinds[Math.floor(random() * kinds.length)];
    if (used.has(schema)) continue;
    const words = change(schema, random);
    if (words === undefined) continue;
    used.add(schema);
    said.push(`${pointer}: ${words}`);
  }
  return said;
}

/** Every schema with something in it, of components and of operations. */
function* schemasOf(document) {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    yield* below(schema, `#/components/schemas/${name}`, new Set());
  yield* inPaths(document.paths ?? {}, '#/paths');
}

function* inPaths(node, pointer) {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'example' || name === 'examples') continue;
    if (name === 'schema') yield* below(value, `${pointer}/schema`, new Set());
    else yield* inPaths(value, `${pointer}/${name}`);
  }
}

function* below(schema, pointer, seen) {
  if (typeof schema !== 'object' || schema === null || seen.has(schema) || schema.$ref !== undefined) return;
  seen.add(schema);
  if (!Array.isArray(schema)) yield { schema, pointer };
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    yield* below(property, `${pointer}/properties/${name}`, seen);
  for (const keyword of ['items', 'additionalProperties']) yield* below(schema[keyword], `${pointer}/${keyword}`, seen);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    for (const [index, branch] of (schema[keyword] ?? []).entries())
      yield* below(branch, `${pointer}/${keyword}/${index}`, seen);
}

/** Each changes a schema and says how; gives undefined where it is nothing for it. */
const kinds = [
  function addProperty(schema) {
    if (!schema.properties || schema.properties.added_later) return undefined;
    schema.properties.added_later = { type: 'string' };
    return 'a property is new';
  },
  function requireProperty(schema, random) {
    const free = Object.keys(schema.properties ?? {}).filter(name => !(schema.required ?? []).includes(name));
    if (free.length === 0) return undefined;
    const name = free[Math.floor(random() * free.length)];
    schema.required = [...(schema.required ?? []), name];
    return `${name} is required`;
  },
  function releaseProperty(schema, random) {
    if (!schema.required?.length) return undefined;
    const name = schema.required[Math.floor(random() * schema.required.length)];
    schema.required = schema.required.filter(each => each !== name);
    if (schema.required.length === 0) delete schema.required;
    return `${name} is required no more`;
  },
  function removeProperty(schema, random) {
    const names = Object.keys(schema.properties ?? {}).filter(name => !(schema.required ?? []).includes(name));
    if (names.length === 0) return undefined;
    const name = names[Math.floor(random() * names.length)];
    delete schema.properties[name];
    return `${name} is gone`;
  },
  function addValue(schema) {
    if (!Array.isArray(schema.enum) || schema.type !== 'string') return undefined;
    schema.enum = [...schema.enum, 'added_later'];
    return 'a value is new';
  },
  function removeValue(schema) {
    if (!Array.isArray(schema.enum) || schema.enum.length < 2) return undefined;
    schema.enum = schema.enum.slice(0, -1);
    return 'a value is gone';
  },
  function shorten(schema) {
    if (schema.type !== 'string' || schema.enum || schema.format) return undefined;
    schema.maxLength = Math.max(1, Math.floor((schema.maxLength ?? 200) / 2));
    return 'maxLength is less';
  },
  function bound(schema) {
    if (schema.type !== 'integer' || schema.enum) return undefined;
    schema.minimum = (schema.minimum ?? 0) + 1;
    return 'minimum is more';
  },
  function turnType(schema) {
    if (schema.type !== 'integer' || schema.enum || schema.minimum !== undefined) return undefined;
    schema.type = 'string';
    delete schema.maximum;
    delete schema.format;
    delete schema.default;
    return 'an integer is a string';
  },
  function close(schema) {
    if (!schema.properties || schema.additionalProperties !== undefined || schema.allOf) return undefined;
    schema.additionalProperties = false;
    return 'it is closed';
  },
];
