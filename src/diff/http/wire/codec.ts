import type { Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { createParameterReader } from '../../../enforce/index.js';
import type { ParameterPlan } from '../../../plan/index.js';
import type { Validate } from '../../../schema/index.js';
import type { Travels } from '../../types.js';
import { styledText } from '../message/parameter-text.js';
import { planOf, schemaOf } from '../parameters/plan.js';
import type { Side } from '../side.js';

/** How one version writes the values of a part, and what it reads of a text. */
export interface Codec {
  /** Undefined where nothing is written of the value, or its style can't express it. */
  write(value: Json): string | undefined;
  /** The same text as others may write it. */
  otherwise?(text: string): string;
  /** Undefined where the text is refused. */
  read(text: string): { readonly value: unknown } | undefined;
}

/** A parameter's: its style, then its check. @param use undefined: whatever its schema says of the value that is read */
export function parameterCodec(side: Side, parameter: Parameter, use: Travels | undefined): Codec {
  // cookies that are not declared are nobody's business: one that is not read is left out
  const required = parameter.in !== 'cookie' || parameter.required;
  const plan: ParameterPlan = { ...planOf(side, parameter), required, allowEmptyValue: false };
  const check = use && side.check(schemaOf(parameter), use);
  const checks: Record<string, Validate> = check ? { value: check } : {};
  const read = createParameterReader([check ? { ...plan, check: 'value' } : plan], {
    checks: { checks },
    defaults: false,
  });
  return {
    write: value => {
      try {
        return styledText(plan, value);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
    // parts of an exploded list or object may be cookies each, and clients send them so
    ...(plan.in === 'cookie' && plan.explode && { otherwise: text => text.replaceAll('&', '; ') }),
    read: text => {
      if (plan.in === 'path' && leadsElsewhere.has(text)) return undefined;
      const { errors, params, query, headers, cookies, querystring } = read(rawOf(plan, text));
      if (errors.length > 0) return undefined;
      const bags = { path: params, query, header: headers, cookie: cookies };
      if (plan.in === 'querystring') return { value: querystring };
      return { value: bags[plan.in][plan.in === 'header' ? plan.name.toLowerCase() : plan.name] };
    },
  };
}

/** Segments that are none, https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4. */
const leadsElsewhere: ReadonlySet<string> = new Set(['', '.', '..']);

/** The text where its parameter stands in a request. */
function rawOf({ in: place, name }: ParameterPlan, text: string) {
  return {
    path: place === 'path' ? [text] : [],
    query: place === 'query' || place === 'querystring' ? text : '',
    rawHeaders: place === 'header' ? [name, text] : [],
    cookie: place === 'cookie' ? text : '',
  };
}
