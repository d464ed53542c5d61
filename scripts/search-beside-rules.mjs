// Looks in the public documents for what rules of `recommended` that found nothing there should have told, without anything of their
// code: plain readings of plain data. Set SPECWRIGHT_DOCUMENTS, after a build: the search itself is tried on the rules' bad examples. What is printed is to be looked at; docs/rules-judged.md says what was.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSON_SCHEMA, load } from 'js-yaml';
import { rules } from '../build/lint/index.js';

const folder = process.env.SPECWRIGHT_DOCUMENTS;
if (!folder) {
  console.error('Set SPECWRIGHT_DOCUMENTS to the folder of the public documents.');
  process.exit(2);
}

const documents = join(folder, 'documents');
const single = ['asana.yaml', 'github.json', 'github-enterprise-3.19.json', 'stripe.yaml'];
const files = [
  ...single,
  'multi-file/api-main.yaml',
  'multi-file/api-common.yaml',
  ...readdirSync(join(documents, 'corpus')).map(file => join('corpus', file)),
];

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = value => (Array.isArray(value) ? value : []);
const valuesOf = value => (isObject(value) ? Object.values(value) : []);
const namesOf = value => (isObject(value) ? Object.keys(value) : []);
const typesOf = ({ type }) => (type === undefined ? [] : [type].flat());

/** What a reference within the file leads to; what leads out of it is taken for nothing. */
function target(root, value) {
  for (let hops = 0; isObject(value) && typeof value.$ref === 'string'; hops++) {
    if (hops > 20 || !value.$ref.startsWith('#/')) return {};
    const names = value.$ref.slice(2).split('/');
    value = names.reduce(
      (at, name) => at?.[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')],
      root,
    );
  }
  return isObject(value) ? value : {};
}

/** All objects outside of examples, values and extensions, with their pointers. */
function* objects(value, pointer = '') {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* objects(item, `${pointer}/${index}`);
  if (!isObject(value)) return;
  yield [value, pointer];
  for (const [name, inner] of Object.entries(value)) {
    const isValue = /^(?:example|examples|default|enum|const)$/.test(name) && !pointer.endsWith('/properties');
    if (!isValue && !/^x-/i.test(name))
      yield* objects(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

/** Whether a value is plainly not what a schema says: by type, values, bounds, pattern and items alone. */
function misfits(root, given, value, depth = 0) {
  const schema = target(root, given);
  if (depth > 8) return false;
  for (const branches of [schema.oneOf, schema.anyOf])
    if (Array.isArray(branches)) return branches.every(each => misfits(root, each, value, depth + 1));
  if (listOf(schema.allOf).some(each => misfits(root, each, value, depth + 1))) return true;
  if (value === null && schema.nullable) return false;
  const types = typesOf(schema);
  if (types.length > 0 && !types.some(type => hasType(value, type))) return true;
  if (schema.const !== undefined && schema.const !== value) return true;
  if (typeof value === 'number' && (value < schema.minimum || value > schema.maximum)) return true;
  if (typeof value === 'string' && (value.length < schema.minLength || value.length > schema.maxLength)) return true;
  if (Array.isArray(schema.enum) && !schema.enum.some(each => JSON.stringify(each) === JSON.stringify(value)))
    return true;
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    return true;
  return listOf(value).some(item => isObject(schema.items) && misfits(root, schema.items, item, depth + 1));
}

function hasType(value, type) {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  return type === 'object' ? isObject(value) : typeof value === type;
}

const examplesOf = each => [
  ...(each.example === undefined ? [] : [each.example]),
  ...valuesOf(each.examples).flatMap(({ value }) => (value === undefined ? [] : [value])),
];
const isParameter = each => typeof each.name === 'string' && /^(?:path|query|header|cookie)$/.test(each.in);
const isBinary = schema => schema.format === 'binary' || schema.contentMediaType !== undefined;
const bounds = ['imum', 'Length', 'Items', 'Properties'].map(end => [`min${end}`, `max${end}`]);
const texts = /\b(?:TODO|FIXME|TBD|XXX|lorem ipsum|fill (?:me|this) in|description goes here)\b/i;
const formats = {
  'date-time': 'string',
  date: 'string',
  uuid: 'string',
  uri: 'string',
  email: 'string',
  byte: 'string',
  binary: 'string',
};
const numbers = ['int32', 'int64', 'float', 'double'];

/** By rule: asked of the whole file. */
const ofFile = {
  'paths-alike': ({ paths }) => twice(namesOf(paths).map(path => path.toLowerCase().replace(/(?<=.)\/$/, ''))),
  'path-parameters-adjacent': ({ paths }) => namesOf(paths).filter(path => path.includes('}{')),
  'path-empty-segment': ({ paths }) => namesOf(paths).filter(path => path.includes('//')),
  'path-query': ({ paths }) => namesOf(paths).filter(path => /[?#]/.test(path)),
  'path-trailing-slash': ({ paths }) => namesOf(paths).filter(path => /.\/$/.test(path)),
  'info-description': ({ openapi, info }) => (openapi && !info?.description ? ['/info'] : []),
  'if-match': root =>
    Object.entries(root.paths ?? {}).flatMap(([path, item]) => {
      const tagged = valuesOf(item.get?.responses).some(each =>
        namesOf(target(root, each).headers).some(name => name.toLowerCase() === 'etag'),
      );
      return tagged && (item.put || item.patch) ? [path] : [];
    }),
  'header-spelling': root => {
    const all = [...objects(root)].flatMap(([each, pointer]) => [
      ...(pointer.endsWith('/components') ? [] : namesOf(each.headers)),
      ...(each.in === 'header' && isParameter(each) ? [each.name] : []),
    ]);
    return twice([...new Set(all)].map(name => name.toLowerCase()));
  },
};

/** By rule: asked of each object. */
const ofObject = {
  'example-stringified': each =>
    Object.entries(isObject(each.content) ? each.content : {}).some(
      ([type, media]) =>
        /json/.test(type) && examplesOf(media).some(value => typeof value === 'string' && /^\s*[[{]/.test(value)),
    ),
  'parameter-example-invalid': (each, root) =>
    isParameter(each) && isObject(each.schema) && examplesOf(each).some(value => misfits(root, each.schema, value)),
  'header-example-invalid': (each, root) =>
    valuesOf(each.headers)
      .map(header => target(root, header))
      .some(header => isObject(header.schema) && examplesOf(header).some(value => misfits(root, header.schema, value))),
  'bounds-crossed': each => bounds.some(([least, most]) => Number(each[least]) > Number(each[most])),
  'all-of-closed': (each, root) => {
    const parts = listOf(each.allOf).map(part => target(root, part));
    const isClosed = part => part.additionalProperties === false;
    return parts.some(
      part =>
        isClosed(part) &&
        parts.some(other => namesOf(other.properties).some(name => !(name in (part.properties ?? {})))),
    );
  },
  'discriminator-mapping-stray': each => {
    const branches = [...listOf(each.oneOf), ...listOf(each.anyOf)].map(({ $ref }) => $ref);
    return (
      branches.length > 0 && valuesOf(each.discriminator?.mapping).some(to => !branches.some(ref => ref?.endsWith(to)))
    );
  },
  'discriminator-mapping-conflict': (each, root) =>
    Object.entries(each.discriminator?.mapping ?? {}).some(([value, to]) => {
      const $ref = to.startsWith('#') ? to : `#/components/schemas/${to}`;
      const property = target(root, target(root, { $ref }).properties?.[each.discriminator.propertyName]);
      return misfits(root, property, value);
    }),
  'condition-incomplete': (each, _, pointer) =>
    !pointer.endsWith('/properties') && [each.if, each.then ?? each.else].filter(isObject).length === 1,
  'format-wrong-type': each => {
    const [types, wanted] = [
      typesOf(each),
      Object.hasOwn(formats, String(each.format)) ? formats[each.format] : undefined,
    ];
    if (types.length === 0) return false;
    return (
      (wanted && !types.includes(wanted)) ||
      (numbers.includes(each.format) && !types.some(type => /^(?:integer|number)$/.test(type)))
    );
  },
  'link-reference-unresolved': each => typeof each.operationRef === 'string',
  'callback-expression-unresolved': (each, _, pointer) => isObject(each.callbacks) && !pointer.endsWith('/components'),
  'encoding-property-unknown': (each, root) => {
    const schema = isObject(each.encoding) && target(root, each.schema);
    return schema && isObject(schema.properties) && namesOf(each.encoding).some(name => !(name in schema.properties));
  },
  'encoding-without-form': each =>
    Object.entries(isObject(each.content) ? each.content : {}).some(
      ([type, media]) => !/form/.test(type) && namesOf(media?.encoding).length > 0,
    ),
  'encoding-content-type-mismatch': (each, root) =>
    Object.entries(isObject(each.encoding) ? each.encoding : {}).some(([name, { contentType = '' }]) => {
      const types = typesOf(target(root, target(root, each.schema).properties?.[name]));
      return /image|octet-stream|pdf|audio|video/.test(contentType) && types.length > 0 && !types.includes('string');
    }),
  'binary-in-urlencoded': (each, root) => {
    const schema = target(root, each.content?.['application/x-www-form-urlencoded']?.schema);
    return valuesOf(schema.properties).some(property => isBinary(target(root, property)));
  },
  'list-delimiter-in-value': (each, root) =>
    isParameter(each) &&
    listOf(target(root, target(root, each.schema).items).enum).some(value => /[,| ]/.test(String(value))),
  'cookie-exploded': each => isParameter(each) && each.in === 'cookie',
  'header-value-unsendable': (each, root) => {
    const schema = each.in === 'header' && isParameter(each) ? target(root, each.schema) : {};
    return typesOf(schema).includes('object') || listOf(schema.enum).some(value => /[^ -~]/.test(String(value)));
  },
  'path-value-unroutable': (each, root) => {
    const {
      minLength,
      pattern = '',
      enum: values,
    } = each.in === 'path' && isParameter(each) ? target(root, each.schema) : {};
    return minLength === 0 || pattern.includes('/') || listOf(values).some(value => /^$|\//.test(String(value)));
  },
  'delete-status': each =>
    isObject(each.delete?.responses) &&
    namesOf(each.delete.responses).some(status => /^2/.test(status) && !/^20[024]$/.test(status)),
  'missing-412': (each, _, pointer) =>
    /\/(?:put|patch|post|delete)$/.test(pointer) &&
    listOf(each.parameters).some(({ name = '' }) => /^if-(?:match|unmodified-since)$/i.test(name)) &&
    !each.responses?.['412'],
  'external-docs-url': each => isObject(each.externalDocs) && !/^https?:\/\/\S+$/.test(each.externalDocs.url),
  'placeholder-text': each =>
    [each.summary, each.description, each.title].some(text => typeof text === 'string' && texts.test(text)),
  'auth-url-https': each =>
    isObject(each.flows) &&
    valuesOf(each.flows).some(flow => [flow.authorizationUrl, flow.tokenUrl].some(url => /^http:/.test(url))),
  'oauth-flow': each => isObject(each.flows) && (each.flows.implicit ?? each.flows.password) !== undefined,
  'sunset-passed, sunset-no-day, sunset-without-deprecated': each =>
    namesOf(each).some(name => /^x-sunset$/i.test(name)),
  'tag-twice': each =>
    Array.isArray(each.tags) && each.responses !== undefined && new Set(each.tags).size < each.tags.length,
};

function twice(names) {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** The places that one rule should have told, or all. */
function* placesIn(root, wanted) {
  const isWanted = ([rule]) => wanted === undefined || rule.split(', ').includes(wanted);
  for (const [rule, ask] of Object.entries(ofFile).filter(isWanted)) for (const place of ask(root)) yield [rule, place];
  const asks = Object.entries(ofObject).filter(isWanted);
  for (const [each, pointer] of objects(root))
    for (const [rule, ask] of asks) if (ask(each, root, pointer)) yield [rule, pointer];
}

const parsed = text => load(text, { schema: JSON_SCHEMA });
const searched = [...Object.keys(ofFile), ...Object.keys(ofObject)];
const unseen = rules.filter(
  ({ code, bad }) =>
    searched.some(each => each.split(', ').includes(code)) &&
    [...placesIn({ openapi: '3.1.1', ...parsed(bad) }, code)].length === 0,
);
if (unseen.length > 0)
  console.log(`The bad examples of these are not seen: ${unseen.map(({ code }) => code).join(', ')}`);

const found = new Map(searched.map(rule => [rule, []]));
for (const file of files) {
  const text = readFileSync(join(documents, file), 'utf8');
  const root = file.endsWith('json') ? JSON.parse(text) : parsed(text);
  for (const [rule, place] of placesIn(root)) found.get(rule).push(`${file} ${place}`);
}
for (const [rule, places] of found) {
  console.log(`${rule}: ${places.length}`);
  for (const place of places.slice(0, 20)) console.log(`  ${place}`);
}
