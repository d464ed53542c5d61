// https://spec.openapis.org/oas/v3.2.0.html#parameter-object
import type { Json } from '../../../document/index.js';
import { boolean, string } from '../kinds.js';
import type { ObjectType, Rule } from '../object-type.js';
import { examplesRule, schemaOrContentFields, schemaOrContentRule } from './schema-or-content.js';

const styles: Readonly<Record<string, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

export const parameter: ObjectType = {
  name: 'Parameter Object',
  extensions: true,
  fields: {
    name: { kind: string, required: 'always' },
    in: { kind: string, required: 'always' },
    ...schemaOrContentFields,
    allowEmptyValue: { kind: boolean },
    style: { kind: string },
    allowReserved: { kind: boolean },
  },
  rule: (object, context) => {
    if (typeof object.in === 'string') locationRule(object, context);
    schemaOrContentRule(object, context);
    examplesRule(object, context);
  },
};

const locationRule: Rule = (object, { version, report }) => {
  const where = String(object.in);
  const locations = version === '3.2' ? ['path', 'query', 'querystring', 'header', 'cookie'] : Object.keys(styles);
  if (!locations.includes(where)) {
    report('parameter-location', `a parameter can't be in '${where}', only in ${locations.join(', ')}`, 'in');
    return;
  }
  if (where === 'path' && object.required !== true) {
    report('path-parameter-optional', `the path parameter '${display(object.name)}' must say 'required: true'`);
  }
  if (where !== 'query' && version !== '3.0' && 'allowEmptyValue' in object) {
    report('field-without-effect', `'allowEmptyValue' is for query parameters only`, 'allowEmptyValue');
  }
  if (where === 'querystring') wholeQueryRule(object, report);
  else if (typeof object.style === 'string') {
    const allowed = [...(styles[where] ?? []), ...(version === '3.2' && where === 'cookie' ? ['cookie'] : [])];
    if (!allowed.includes(object.style)) {
      const list = allowed.join(', ');
      report('parameter-style', `a ${where} parameter can't have the style '${object.style}', only ${list}`, 'style');
    }
  }
};

function wholeQueryRule(object: Parameters<Rule>[0], report: Parameters<Rule>[1]['report']): void {
  for (const field of ['schema', 'style', 'explode', 'allowReserved']) {
    if (field in object)
      report('querystring-content', `a parameter in 'querystring' has 'content', not '${field}'`, field);
  }
}

function display(name: Json | undefined): string {
  return typeof name === 'string' ? name : '';
}
