import { createRequire } from 'node:module';
import type { AnySchemaObject, ValidateFunction } from 'ajv';
import type Core from 'ajv/dist/core.js';
import { boundedTest } from '../../run/bounded-expression.js';
import type { Dialect } from './dialect.js';

const require = createRequire(import.meta.url);

type Family = 'draft4' | 'draft7' | 'draft2019-09' | 'draft2020-12';
const packages: Record<Family, string> = {
  draft4: 'ajv-draft-04',
  draft7: 'ajv',
  'draft2019-09': 'ajv/dist/2019.js',
  'draft2020-12': 'ajv/dist/2020.js',
};

const engines = new Map<string, Core.default>();
const compiled = new WeakMap<Core.default, WeakMap<object, ValidateFunction>>();

/**
 * The check that a schema compiles to, once a schema object.
 * @throws Error where the schema is none of its dialect; MissingRefError where a reference of it leads nowhere
 */
export function validatorOf(schema: AnySchemaObject, dialect: Dialect, allErrors: boolean): ValidateFunction {
  const engine = engineOf(dialect, allErrors);
  let validators = compiled.get(engine);
  if (!validators) compiled.set(engine, (validators = new WeakMap()));
  let validator = validators.get(schema);
  if (!validator) validators.set(schema, (validator = compile(engine, schema)));
  return validator;
}

/** Whether a schema could not be compiled because something that it refers to is not in it. */
export function isMissingReference(error: unknown): boolean {
  return error instanceof require('ajv/dist/compile/ref_error.js').default;
}

/**
 * The engine forgets the schema at once: it would keep each for ever, and take an equal `$id` of the next for a clash. `$async` is no keyword
 * of JSON Schema: by it ajv would check by a promise, for which nobody waits.
 */
function compile(engine: Core.default, { $async: _, ...schema }: AnySchemaObject): ValidateFunction {
  try {
    return engine.compile(schema);
  } finally {
    engine.removeSchema(schema);
  }
}

function engineOf(dialect: Dialect, allErrors: boolean): Core.default {
  const family = dialect === 'draft6' ? 'draft7' : dialect;
  const key = `${family} ${allErrors}`;
  let engine = engines.get(key);
  if (!engine) engines.set(key, (engine = createEngine(family, allErrors)));
  return engine;
}

/** As lenient as rulesets expect: unknown keywords and formats mean nothing, patterns are no Unicode ones. */
function createEngine(family: Family, allErrors: boolean): Core.default {
  const { default: Ajv }: { readonly default: typeof Core.default } = require(packages[family]);
  const engine = new Ajv({
    allErrors,
    strict: false,
    allowUnionTypes: true,
    unicodeRegExp: false,
    logger: false,
    code: { regExp: boundedRegExp },
  });
  require('ajv-formats').default(engine);
  if (family === 'draft7') {
    engine.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
    engine.addMetaSchema(draft4ForDraft7());
  }
  return engine;
}

/** How ajv makes expressions; it tells them apart by how they print. */
const boundedRegExp = Object.assign(
  (source: string, flags: string) => {
    const expression = new RegExp(source, flags);
    return { test: (text: string) => boundedTest(expression, text), toString: () => String(expression) };
  },
  { code: 'new RegExp' },
);

/** The meta-schema of draft 4 in a form that the engine of draft 7 takes: it calls `$id` what draft 4 calls `id`. */
function draft4ForDraft7(): AnySchemaObject {
  const { id, $schema, ...rest } = require('ajv-draft-04/dist/refs/json-schema-draft-04.json');
  const text = JSON.stringify({ $id: id, ...rest });
  return JSON.parse(text.replaceAll('"minimum":0,"exclusiveMinimum":true', '"exclusiveMinimum":0'));
}
