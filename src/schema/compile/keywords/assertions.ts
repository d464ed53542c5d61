import type { Code, CodeKeywordDefinition, KeywordCxt } from 'ajv/dist/core.js';
import { _ } from '../ajv-package.js';
import { fail, join, require } from './applicators.js';
import { formatName, helperName, jsonName, type Linker, patternName, setName } from './linker.js';

/** Assertions that ajv has too, in code that makes no errors and is right where ajv's is not. */
export function assertions(linker: Linker): CodeKeywordDefinition[] {
  return [
    { keyword: 'enum', code: cxt => require(cxt, isOneOf(cxt, linker, cxt.schema)) },
    { keyword: 'const', code: cxt => require(cxt, isOneOf(cxt, linker, [cxt.schema])) },
    {
      keyword: 'pattern',
      type: 'string',
      code: cxt => require(cxt, _`${patternName(cxt.gen, linker, cxt.schema)}.test(${cxt.data})`),
    },
    { keyword: 'format', code: cxt => format(cxt, linker) },
    {
      keyword: 'contentEncoding',
      type: 'string',
      code: cxt => require(cxt, _`${helperName(cxt.gen, linker, 'isEncoded')}(${cxt.data}, ${cxt.schema})`),
    },
    { keyword: 'contentMediaType', type: 'string', code: cxt => media(cxt, linker) },
    { keyword: 'maxLength', type: 'string', code: cxt => maxLength(cxt, linker) },
    { keyword: 'minLength', type: 'string', code: cxt => minLength(cxt, linker) },
    { keyword: 'multipleOf', type: 'number', code: cxt => multipleOf(cxt, linker) },
    {
      keyword: 'uniqueItems',
      type: 'array',
      code: cxt => cxt.schema && require(cxt, _`${helperName(cxt.gen, linker, 'unique')}(${cxt.data})`),
    },
  ];
}

type Scalar = string | number | boolean | null;
const isScalar = (value: unknown): value is Scalar => typeof value !== 'object' || value === null;

/** A few scalars are compared one by one, many are looked up, anything else is compared by its parts. */
function isOneOf(cxt: KeywordCxt, linker: Linker, values: readonly unknown[]): Code {
  const { gen, data } = cxt;
  const scalars = values.filter(isScalar);
  const others = values.filter(value => !isScalar(value));
  const tests =
    scalars.length > 5
      ? [_`${setName(gen, linker, scalars)}.has(${data})`]
      : scalars.map(value => _`${data} === ${value}`);
  for (const value of others) {
    tests.push(_`${helperName(gen, linker, 'equal')}(${data}, ${jsonName(gen, linker, value)}.json)`);
  }
  return join(tests, _` || `, _`false`);
}

function format(cxt: KeywordCxt, linker: Linker): void {
  const { gen, data, schema } = cxt;
  const { applies } = linker.format(schema);
  gen.if(_`typeof ${data} == ${applies} && !${formatName(gen, linker, schema)}.test(${data})`, () => fail(gen));
}

function media(cxt: KeywordCxt, linker: Linker): void {
  const { media: type, encoding } = cxt.schema as { media: string; encoding: string | undefined };
  const written = encoding === undefined ? _`undefined` : _`${encoding}`;
  require(cxt, _`${helperName(cxt.gen, linker, 'isMedia')}(${cxt.data}, ${type}, ${written})`);
}

/** UTF-16 units are counted first: a text is never longer in characters. */
function maxLength(cxt: KeywordCxt, linker: Linker): void {
  const { gen, data, schema } = cxt;
  gen.if(_`${data}.length > ${schema} && ${helperName(gen, linker, 'length')}(${data}) > ${schema}`, () => fail(gen));
}

function minLength(cxt: KeywordCxt, linker: Linker): void {
  const { gen, data, schema } = cxt;
  const size = schema < 2 ? _`${data}.length` : _`${helperName(gen, linker, 'length')}(${data})`;
  gen.if(_`${size} < ${schema}`, () => fail(gen));
}

function multipleOf(cxt: KeywordCxt, linker: Linker): void {
  const { gen, data, schema } = cxt;
  if (schema === 1) gen.if(_`${data} % 1 !== 0`, () => fail(gen));
  else require(cxt, _`${helperName(gen, linker, 'isMultiple')}(${data}, ${schema})`);
}
