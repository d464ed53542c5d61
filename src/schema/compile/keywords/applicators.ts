import type { Code, CodeGen, CodeKeywordDefinition, KeywordCxt, Name } from 'ajv/dist/core.js';
import type { Switch } from '../../runtime/discriminate.js';
import { _, ajvPackage } from '../ajv-package.js';
import type { Form, Part } from '../part.js';
import { helperName, jsonName, keywordName, type Linker, linkName, patternName, setName } from './linker.js';

const nil = (): Code => ajvPackage().nil;

export const fail = (gen: CodeGen): CodeGen => gen.code(_`return false`);

/** Applicators whose parts are functions of their own. */
export function applicators(linker: Linker): CodeKeywordDefinition[] {
  const holds = (cxt: KeywordCxt, part: Part, value: Name | Code = cxt.data) =>
    _`${linkName(cxt.gen, linker, part)}.check(${value})`;
  const overParts = (cxt: KeywordCxt, by: Code, none: Code) =>
    join(
      cxt.schema.map((part: Part) => holds(cxt, part)),
      by,
      none,
    );
  return [
    { keyword: 'x-check', code: check },
    { keyword: 'x-never', code: cxt => void fail(cxt.gen) },
    { keyword: 'x-ref', code: cxt => require(cxt, holds(cxt, { unit: String(cxt.schema) })) },
    { keyword: 'x-anyOf', code: cxt => require(cxt, overParts(cxt, _` || `, _`false`)) },
    { keyword: 'x-oneOf', code: cxt => require(cxt, _`0 + ${overParts(cxt, _` + `, _`0`)} === 1`) },
    { keyword: 'x-not', code: cxt => require(cxt, _`!${holds(cxt, cxt.schema)}`) },
    { keyword: 'x-if', code: cxt => conditional(cxt, holds(cxt, cxt.schema.if)) },
    { keyword: 'x-contains', type: 'array', code: cxt => contains(cxt, item => holds(cxt, cxt.schema.part, item)) },
    {
      keyword: 'x-names',
      type: 'object',
      code: cxt => void cxt.gen.forIn('key', cxt.data, key => require(cxt, holds(cxt, cxt.schema, key))),
    },
    { keyword: 'x-dependent', type: 'object', code: dependent },
    { keyword: 'x-dependentRequired', type: 'object', code: dependentRequired },
    { keyword: 'x-rest', type: 'object', code: cxt => rest(cxt, linker) },
    { keyword: 'x-switch', code: cxt => discriminate(cxt, holds) },
    { keyword: 'x-interpret', code: cxt => require(cxt, interpreted(cxt, linker)) },
    { keyword: 'x-custom', code: cxt => custom(cxt, linker) },
  ];
}

export function require(cxt: KeywordCxt, condition: Code): void {
  cxt.gen.if(_`!(${condition})`, () => fail(cxt.gen));
}

/** The whole of a unit; errors are made by the explaining half, so the code makes none. */
function check(cxt: KeywordCxt): void {
  cxt.subschema({ keyword: 'x-check', createErrors: false }, cxt.gen.name('valid'));
}

export function join(parts: readonly Code[], by: Code, none: Code): Code {
  return parts.length === 0 ? none : parts.reduce((all, part) => _`${all}${by}${part}`);
}

function inline(cxt: KeywordCxt, schema: Form): void {
  const { it } = cxt;
  cxt.subschema({ schema, schemaPath: nil(), topSchemaRef: it.topSchemaRef, errSchemaPath: '' }, cxt.gen.name('valid'));
}

function conditional(cxt: KeywordCxt, condition: Code): void {
  cxt.gen.if(
    condition,
    () => inline(cxt, cxt.schema.yes),
    () => inline(cxt, cxt.schema.no),
  );
}

function contains(cxt: KeywordCxt, holds: (item: Code) => Code): void {
  const { gen, data, schema } = cxt;
  const found = gen.let('found', 0);
  gen.forRange('i', 0, _`${data}.length`, i => gen.if(holds(_`${data}[${i}]`), () => gen.code(_`${found}++`)));
  gen.if(_`${found} < ${schema.least}`, () => fail(gen));
  if (schema.most !== undefined) gen.if(_`${found} > ${schema.most}`, () => fail(gen));
}

const has = (cxt: KeywordCxt, name: string) => _`${cxt.data}[${name}] !== undefined`;

function dependent(cxt: KeywordCxt): void {
  for (const [name, form] of Object.entries(cxt.schema as Record<string, Form>)) {
    if (form !== true) cxt.gen.if(has(cxt, name), () => inline(cxt, form));
  }
}

function dependentRequired(cxt: KeywordCxt): void {
  for (const [name, needed] of Object.entries(cxt.schema as Record<string, readonly string[]>)) {
    if (needed.length === 0) continue;
    cxt.gen.if(has(cxt, name), () =>
      require(cxt, join(
        needed.map(other => has(cxt, other)),
        _` && `,
        _`true`,
      )),
    );
  }
}

/** `additionalProperties`: a few names are compared one by one, many are looked up. */
function rest(cxt: KeywordCxt, linker: Linker): void {
  const { gen, data, schema, parentSchema } = cxt;
  const { names, patterns } = schema as { names: readonly string[]; patterns: readonly string[] };
  const form = parentSchema['x-restSchema'] as Form;
  gen.forIn('key', data, key => {
    const known =
      names.length > 6 ? [_`${setName(gen, linker, names)}.has(${key})`] : names.map(name => _`${key} === ${name}`);
    const matching = patterns.map(pattern => _`${patternName(gen, linker, pattern)}.test(${key})`);
    gen.if(_`!(${join([...known, ...matching], _` || `, _`false`)})`, () => {
      if (form === false) fail(gen);
      else {
        const at = {
          dataProp: key,
          dataPropType: ajvPackage().Type.Str,
          schemaPath: nil(),
          topSchemaRef: cxt.it.topSchemaRef,
          errSchemaPath: '',
        };
        cxt.subschema({ schema: form, ...at }, gen.name('valid'));
      }
    });
  });
}

function discriminate(cxt: KeywordCxt, holds: (cxt: KeywordCxt, part: Part) => Code): void {
  const { gen, data, schema } = cxt;
  const { propertyName, mapping, defaultMapping, open, parent, rest: others } = schema as Switch & { rest?: Part };
  const tag = _`${data}[${propertyName}]`;
  const unless = (condition: Code) => _`if(!(${condition})){return false}`;
  const either = others ? holds(cxt, others) : undefined;
  const branch = (unit: string, also: Code | undefined) =>
    unit === '' ? nil() : unless(also ? _`${holds(cxt, { unit })} || ${also}` : holds(cxt, { unit }));
  const cases = concatenated(
    Object.entries(mapping).map(([value, unit]) => _`case ${value}:${branch(unit, open ? either : undefined)}break;`),
  );
  let unknown: Code = either ? unless(either) : nil();
  if (defaultMapping !== undefined) unknown = branch(defaultMapping, either);
  else if (parent && !open) unknown = unless(_`${tag} === undefined`);
  gen.if(
    _`${data} && typeof ${data} == "object" && !Array.isArray(${data})`,
    () => gen.code(_`switch(${tag}){${cases}default:${unknown}}`),
    () => gen.code(either ? unless(either) : nil()),
  );
}

/** By halves: each joining copies what it joins, and a parent may have thousands of children. */
function concatenated(codes: readonly Code[]): Code {
  const half = codes.length >> 1;
  if (half === 0) return codes[0] ?? nil();
  return _`${concatenated(codes.slice(0, half))}${concatenated(codes.slice(half))}`;
}

function interpreted(cxt: KeywordCxt, linker: Linker): Code {
  return _`${helperName(cxt.gen, linker, 'interpret')}(${jsonName(cxt.gen, linker, cxt.schema)}.json, ${cxt.data})`;
}

function custom(cxt: KeywordCxt, linker: Linker): void {
  for (const [name, argument] of Object.entries(cxt.schema as Record<string, unknown>)) {
    const json = _`${jsonName(cxt.gen, linker, argument)}.json`;
    require(cxt, _`${keywordName(cxt.gen, linker, name)}.test(${json}, ${cxt.data})`);
  }
}
