import { createParameterReader, type RawParameters } from '../../../src/enforce/parameters/index.js';
import type { OperationChecks, ParameterPlan } from '../../../src/plan/index.js';

export const noChecks: OperationChecks = { checks: {} };

export function planOf(parts: Partial<ParameterPlan> & Pick<ParameterPlan, 'in'>): ParameterPlan {
  const form = parts.in === 'query' || parts.in === 'cookie';
  const style = parts.style ?? (form ? 'form' : 'simple');
  return {
    name: 'color',
    required: parts.in === 'path',
    style,
    explode: style === 'form' || style === 'cookie',
    allowReserved: false,
    allowEmptyValue: false,
    wire: {},
    ...parts,
  };
}

/** A request that carries one parameter's text, where its plan says. */
export function rawOf(plan: ParameterPlan, text: string | undefined): RawParameters {
  return {
    path: plan.in === 'path' && text !== undefined ? [text] : [],
    query: plan.in === 'query' || plan.in === 'querystring' ? (text ?? '') : '',
    rawHeaders: plan.in === 'header' && text !== undefined ? [plan.name, text] : [],
    cookie: plan.in === 'cookie' ? text : undefined,
  };
}

export function readOne(plan: ParameterPlan, text: string | undefined, checks = noChecks) {
  const read = createParameterReader([plan], { checks })(rawOf(plan, text));
  const part = { path: read.params, query: read.query, header: read.headers, cookie: read.cookies, querystring: {} };
  const name = plan.in === 'header' ? plan.name.toLowerCase() : plan.name;
  const value = plan.in === 'querystring' ? read.querystring : part[plan.in][name];
  return { value, errors: read.errors };
}
