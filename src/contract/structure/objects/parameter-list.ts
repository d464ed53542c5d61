// https://spec.openapis.org/oas/v3.2.0.html#common-fixed-fields
import type { Json } from '../../../document/index.js';
import { isObject } from '../../node.js';
import type { Rule } from '../object-type.js';

/** What a list of parameters can't hold together: two `querystring`, or one beside a `query`. */
export const parameterListRule: Rule = ({ parameters }, { version, report }) => {
  if (version !== '3.2' || !Array.isArray(parameters)) return;
  const places = parameters.map((each: Json) => (isObject(each) ? each.in : undefined));
  const wholes = places.filter(place => place === 'querystring').length;
  if (wholes > 1) report('querystring-repeated', "only one parameter may be in 'querystring'", 'parameters');
  if (wholes > 0 && places.includes('query')) {
    report('querystring-beside-query', "parameters in 'querystring' and in 'query' exclude each other", 'parameters');
  }
};
