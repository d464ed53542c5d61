import type { Header, Parameter } from '../contract/index.js';
import type { Use } from '../schema/types.js';
import type { Checks } from './checks.js';
import { normaliseRange } from './media-range.js';
import type { HeaderPlan, ParameterPlan } from './types.js';

/** https://spec.openapis.org/oas/v3.2.0.html#parameter-object */
export function parameterPlan(parameter: Parameter, checks: Checks): ParameterPlan {
  const schema = parameter.schema ?? parameter.content?.schema;
  const given = checks.default(schema);
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required || parameter.in === 'path',
    style: parameter.style,
    explode: parameter.explode,
    allowReserved: parameter.allowReserved,
    allowEmptyValue: parameter.allowEmptyValue,
    wire: checks.wire(schema),
    ...(parameter.content && { contentType: normaliseRange(parameter.content.range) }),
    ...(given !== undefined && { default: given }),
    ...checks.add(`${parameter.in}.${parameter.name}`, schema, 'request'),
  };
}

/**
 * https://spec.openapis.org/oas/v3.2.0.html#header-object
 * @param prefix of the check's name, e.g. `response.200`
 */
export function headerPlan(header: Header, prefix: string, use: Use, checks: Checks): HeaderPlan {
  const schema = header.schema ?? header.content?.schema;
  return {
    name: header.name,
    required: header.required,
    explode: header.explode,
    wire: checks.wire(schema),
    ...(header.content && { contentType: normaliseRange(header.content.range) }),
    ...checks.add(`${prefix}.header.${header.name}`, schema, use),
  };
}
