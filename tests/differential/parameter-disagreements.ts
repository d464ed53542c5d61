import type { Difference, Facts } from './case.js';
import { accepted, type Disagreement, either, refused } from './disagreement.js';

const styles = 'https://spec.openapis.org/oas/v3.2.0.html#style-values';
const examples = 'https://spec.openapis.org/oas/v3.2.0.html#style-examples';

const facts = ({ case: { facts: its } }: Difference): Facts => its;
const parameter = (difference: Difference) => facts(difference).topic === 'parameter';

const listed = ['array', 'strings', 'integers'];
const objects = ['object', 'closed'];
const isList = (difference: Difference) => parameter(difference) && listed.includes(facts(difference).type ?? '');
const isObject = (difference: Difference) => parameter(difference) && objects.includes(facts(difference).type ?? '');
const isPlain = (difference: Difference) => parameter(difference) && !isList(difference) && !isObject(difference);

/** The value, without what its location and style put before it. */
function value(difference: Difference): string {
  return (facts(difference).text ?? '').replace(/^.*(color[=,]|\/|;|\.(?=\d+e))/u, '');
}

const notJson = /^(0x[\da-f]+|\+\d+|0\d+|%20\d+|\.\d+|\d+\.|Infinity|\d+e\d{3})$/;

/** Rows about parameters; the first that holds is the one. */
export const parameterDisagreements: readonly Disagreement[] = [
  {
    id: 'number-grammar',
    what: '`0x10`, `+1`, `01`, ` 1`, `.5`, `1.`, `Infinity` or `1e999` for a number: refused here, converted there',
    rule: {
      text: 'A number is written as JSON writes it',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#parsing-and-serializing',
    },
    right: 'specwright',
    holds: row => refused(row) && isPlain(row) && notJson.test(value(row)),
  },
  {
    id: 'label-and-matrix',
    what: '`label` and `matrix`: `.blue`, `;color=blue` are read here; there the prefix stays part of the value, and lists are refused',
    rule: { text: 'A path parameter may have the styles `label` and `matrix`', link: styles },
    right: 'specwright',
    holds: row => either(row) && parameter(row) && ['label', 'matrix'].includes(facts(row).style ?? ''),
  },
  {
    id: 'null-text',
    what: 'The text `null` for a nullable type is null here, and no value there, where the empty text is null',
    rule: { text: 'How null is written is left to the implementation', link: examples },
    right: 'open',
    holds: row => either(row) && facts(row).type === 'nullable' && /^(null)?$/.test(value(row)),
  },
  {
    id: 'cookie-of-another-name',
    what: 'A cookie that the exploded object does not name, even of the parameter’s own name: not looked at here, refused there',
    rule: {
      text: 'Each property of an exploded object is a cookie of its own; cookies are shared by a host',
      link: styles,
    },
    right: 'open',
    holds: row =>
      accepted(row) &&
      isObject(row) &&
      facts(row).in === 'cookie' &&
      /(X=2$|color=)/.test(facts(row).text ?? '') &&
      facts(row).explode === true,
  },
  {
    id: 'object-outside-query',
    what: 'An object in a path, header or cookie, `R,1,G,2` or `R=1,G=2`: read here, refused there',
    rule: { text: 'The styles `simple` and `form` write objects too', link: examples },
    right: 'specwright',
    holds: row => accepted(row) && isObject(row) && facts(row).in !== 'query',
  },
  {
    id: 'exploded-list-outside-query',
    what: 'A list in a path, header or cookie with `explode`: there it is one item, commas and all',
    rule: { text: '`simple` writes a list with commas whether exploded or not', link: examples },
    right: 'specwright',
    holds: row => either(row) && isList(row) && facts(row).in !== 'query' && facts(row).explode === true,
  },
  {
    id: 'list-given-twice',
    what: '`color=1&color=2` where the list is not exploded: refused here, one list there',
    rule: { text: 'Without `explode` a list is one `color=1,2`', link: examples },
    right: 'specwright',
    holds: row => refused(row) && isList(row) && facts(row).kind === 'repeated' && facts(row).explode === false,
  },
  {
    id: 'encoded-delimiter',
    what: '`a%2Cb,c` is two items here; there it is decoded first and is three',
    rule: {
      text: 'A delimiter within an item is percent-encoded: items are parted before they are decoded',
      link: 'https://www.rfc-editor.org/rfc/rfc6570#section-3.2.1',
    },
    right: 'specwright',
    holds: row =>
      accepted(row) && isList(row) && facts(row).explode === false && /%(2C|7C)/.test(facts(row).text ?? ''),
  },
  {
    id: 'reserved-characters',
    what: '`a:b`, `a+b` or `a,b` in a query without `allowReserved`: read here, refused there',
    rule: {
      text: '`allowReserved` tells a client how to write; a query may hold `:`, `+` and `,` (RFC 3986, section 3.4)',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#parameter-allow-reserved',
    },
    right: 'open',
    holds: row => accepted(row) && facts(row).in === 'query' && /must be url encoded/.test(row.messages[1]),
  },
  {
    id: 'optional-deep-object',
    what: 'An optional `deepObject` parameter that is not sent: fine here; there an empty object is made and refused for want of properties',
    rule: {
      text: 'A parameter that is not required may be left out',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#parameter-required',
    },
    right: 'specwright',
    holds: row => accepted(row) && facts(row).style === 'deepObject' && !/\?/.test(facts(row).text ?? ''),
  },
  {
    id: 'parameter-date',
    what: 'A day that the calendar does not have, `2023-02-29`, as a parameter: refused here, taken there',
    rule: {
      text: 'A date is one of RFC 3339, which restricts days by month',
      link: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.7',
    },
    right: 'specwright',
    holds: row =>
      refused(row) && parameter(row) && facts(row).type === 'date' && /2023-02-29/.test(facts(row).text ?? ''),
  },
];
