import { mediaKind, type ParameterPlan } from '../../plan/index.js';
import { encodePercent, encodeReserved } from './percent.js';

/**
 * Writes a value as its parameter goes over the wire; what the parameter reader reads back.
 * https://spec.openapis.org/oas/v3.2.0.html#style-examples
 * @returns a path segment's text, `a=1&a=2` of a query, a header's value, or `a=1; b=2` of a Cookie header; undefined where
 *   the style writes nothing (an empty list)
 * @throws RangeError where the style can't express the value, e.g. an object within a list
 */
export function serialiseParameter(plan: ParameterPlan, value: unknown): string | undefined {
  if (plan.contentType !== undefined) return content(plan, value);
  switch (plan.in) {
    case 'path':
      return path(plan, value);
    case 'header':
      return Array.isArray(value) && value.length === 0 ? undefined : simple(plan, value, String);
    case 'cookie':
      return plan.style === 'cookie' ? pairs(plan, value, '; ', String) : pairs(plan, value, '&', encodePercent);
    default:
      return query(plan, value);
  }
}

type Encode = (text: string) => string;

function content(plan: ParameterPlan, value: unknown): string {
  const kind = mediaKind(plan.contentType ?? '');
  const isObject = value !== null && typeof value === 'object';
  if (plan.in === 'querystring' && kind === 'form' && isObject) return turns(value, '=', '&', encodePercent);
  const text = kind === 'json' ? JSON.stringify(value) : textOf(value);
  if (plan.in === 'header') return text;
  if (plan.in === 'querystring') return encodePercent(text);
  if (plan.in === 'path') return encodePercent(text);
  return `${plan.in === 'cookie' ? plan.name : encodePercent(plan.name)}=${encodePercent(text)}`;
}

function textOf(value: unknown): string {
  if (value !== null && typeof value === 'object') throw new RangeError('the style does not express nested values');
  return String(value);
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, part]) => part !== undefined);
}

function simple({ explode }: ParameterPlan, value: unknown, encode: Encode): string {
  if (Array.isArray(value)) return value.map(item => encode(textOf(item))).join(',');
  if (value === null || typeof value !== 'object') return encode(textOf(value));
  return turns(value, explode ? '=' : ',', ',', encode);
}

function turns(value: object, between: string, joiner: string, encode: Encode): string {
  return entriesOf(value)
    .map(([name, part]) => `${encode(name)}${between}${encode(textOf(part))}`)
    .join(joiner);
}

function path(plan: ParameterPlan, value: unknown): string {
  const { style, explode } = plan;
  if (style === 'label') {
    if (Array.isArray(value)) return `.${value.map(item => encodePercent(textOf(item))).join(explode ? '.' : ',')}`;
    if (value === null || typeof value !== 'object') return `.${encodePercent(textOf(value))}`;
    return `.${explode ? turns(value, '=', '.', encodePercent) : turns(value, ',', ',', encodePercent)}`;
  }
  if (style !== 'matrix') return simple(plan, value, encodePercent);
  const name = encodePercent(plan.name);
  const pair = (text: string) => (text === '' ? `;${name}` : `;${name}=${text}`);
  if (explode && Array.isArray(value)) return value.map(item => pair(encodePercent(textOf(item)))).join('');
  if (explode && value !== null && typeof value === 'object') return `;${turns(value, '=', ';', encodePercent)}`;
  return pair(simple({ ...plan, explode: false }, value, encodePercent));
}

function query(plan: ParameterPlan, value: unknown): string | undefined {
  const encode: Encode = plan.allowReserved ? text => encodeReserved(text, ',') : encodePercent;
  if (plan.style === 'deepObject') return deep(encodePercent(plan.name), value, encode);
  const delimiter = plan.style === 'spaceDelimited' ? '%20' : plan.style === 'pipeDelimited' ? '%7C' : ',';
  if (plan.explode || delimiter === ',') return pairs(plan, value, '&', encode);
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return `${encode(plan.name)}=${value.map(item => encode(textOf(item))).join(delimiter)}`;
  }
  if (value === null || typeof value !== 'object') return `${encode(plan.name)}=${encode(textOf(value))}`;
  return `${encode(plan.name)}=${turns(value, delimiter, delimiter, encode)}`;
}

/** The `form` and `cookie` styles. A cookie's name is a token and stands as it is: https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1 */
function pairs(plan: ParameterPlan, value: unknown, joiner: string, encode: Encode): string | undefined {
  const name = plan.in === 'cookie' ? plan.name : encode(plan.name);
  if (value !== null && typeof value === 'object') {
    const size = Array.isArray(value) ? value.length : entriesOf(value).length;
    if (size === 0) return undefined;
    if (plan.explode) {
      if (Array.isArray(value)) return value.map(item => `${name}=${encode(textOf(item))}`).join(joiner);
      return turns(value, '=', joiner, encode);
    }
  }
  return `${name}=${simple({ ...plan, explode: false }, value, encode)}`;
}

function deep(prefix: string, value: unknown, encode: Encode): string | undefined {
  if (value === null || typeof value !== 'object') return `${prefix}=${encode(textOf(value))}`;
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => deep(`${prefix}%5B${encodePercent(name)}%5D`, part, encode))
    .filter(part => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('&');
}
