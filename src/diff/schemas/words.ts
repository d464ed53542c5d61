import { canonical, type Json, type JsonObject, WrittenNumber } from '../../document/index.js';
import type { Travels } from '../types.js';
import { jsonOf } from './as-written.js';
import type { Cause } from './cause.js';
import { discriminatorIn } from './discriminator-words.js';
import { itemsIn } from './item-words.js';
import { objectOf } from './part.js';
import { subjectOf } from './subject.js';

/**
 * A change in a client's words.
 * @param part what the schema is of, where it has no name: `query parameter limit`
 */
export function wordsOf(cause: Cause, travels: Travels, breaks: boolean, part: string): string {
  const what = `\`${subjectOf(cause, part)}\``;
  const { name, from, to } = cause.about;
  const quoted = `\`${name}\``;
  switch (cause.code) {
    case 'schema-property-required':
      return breaks ? `${what}: ${quoted} has to be sent now` : `${what}: ${quoted} is always there now`;
    case 'schema-property-optional':
      if (travels === 'request') return `${what}: ${quoted} may be left out now`;
      return to === undefined ? `${what}: ${quoted} is not sent any more` : `${what}: ${quoted} may be missing now`;
    case 'schema-property-added':
      return `${what}: ${quoted} is new${breaks ? whyNewBreaks(cause, travels) : ''}`;
    case 'schema-property-removed':
      if (travels === 'response') return `${what}: ${quoted} is not declared any more`;
      return `${what}: ${quoted} is ${breaks || isClosed(cause.now) ? 'refused now' : 'not declared any more, and ignored where it is sent'}`;
    case 'schema-mark-changed':
      if (to === undefined && breaks && travels === 'request')
        return `${what}: has to be sent now, as it is not ${quoted} any more`;
      if (to === undefined)
        return `${what}: may be ${travels === 'request' ? 'sent' : 'there'} now, as it is not ${quoted} any more`;
      return `${what}: is ${quoted} now, and ${travels === 'request' ? 'may not be sent' : 'is not there'} any more`;
    case 'schema-values-changed':
      return `${what}: ${valuesIn(from, to)}`;
    case 'schema-branch-removed':
      return `${what}: ${quoted} is no longer one of the choices${travels === 'request' && breaks ? ', and clients may still send it' : ''}`;
    case 'schema-branch-added':
      return `${what}: ${quoted} is a new choice${travels === 'response' && breaks ? ', which clients do not know' : ''}`;
    case 'schema-type-changed':
      return `${what}: ${typesIn(from, to)}`;
    case 'schema-changed':
      if (cause.ambiguous)
        return `${what}: values that were accepted are refused, as they fit ${told(cause.ambiguous, ' and ')} at once now, and \`oneOf\` takes what fits one`;
      return `${what}: ${travels === 'request' ? 'values that were accepted are refused' : 'values may come that never came'}`;
    case 'schema-incomparable':
      return `${what}: nobody can say whether ${travels === 'request' ? 'all that was accepted still is' : 'all that comes has come before'}`;
    default:
      return `${what}: ${keywordsIn(cause, consequence(travels, breaks))}`;
  }
}

/** What the old version says of a property that it does not declare. */
function whyNewBreaks({ old }: Cause, travels: Travels): string {
  if (travels === 'request') return ', and what was sent under that name may be refused';
  return isClosed(old)
    ? ', and the object was closed: who reads it by the old version refuses it'
    : ', and who reads it by the old version takes something else under that name';
}

/** Whether what is said of a property that is not declared is that it may not be there. */
function isClosed(said: Cause['old']): boolean {
  const parts = objectOf(typeof said === 'string' ? true : said)['allOf'];
  return (
    Array.isArray(parts) &&
    parts.some(part => {
      const { propertyNames, additionalProperties } = part as JsonObject; // a list of schemas that the differences have made
      return propertyNames !== undefined || additionalProperties === false;
    })
  );
}

/** What keywords say that are not told in words of their own. */
function keywordsIn({ code, about, at }: Cause, consequence: string): string {
  const { name, from, to } = about;
  if (name === 'discriminator') return discriminatorIn(from, to) + consequence;
  // what `false` says
  if (name === 'not' && (from === true || to === true))
    return `may ${to === true ? 'not be there any more' : 'be there now'}`;
  if (code === 'schema-items-changed' && at) return itemsIn(about);
  if (code === 'schema-openness-changed') return opennessIn(from, to) + consequence;
  const areSeveral = code === 'schema-bound-changed' && isByKeyword(from) && isByKeyword(to);
  const said = areSeveral || code === 'schema-content-changed' ? contentIn(from, to) : changeIn(name, from, to);
  return said + consequence;
}

function consequence(travels: Travels, breaks: boolean): string {
  if (!breaks) return '';
  return travels === 'request'
    ? ', and values that were accepted are refused'
    : ', and values may come that never came';
}

function changeIn(name: string, from: Json | undefined, to: Json | undefined): string {
  if (from === undefined) return `\`${name}\` is new${shownValue(to)}`;
  if (to === undefined) return `\`${name}\` is gone${shownValue(from)}`;
  const [was, is] = [short(from), short(to)];
  return was === undefined || is === undefined ? `\`${name}\` is another` : `\`${name}\` was ${was} and is ${is}`;
}

/** What stands under names that are not declared. */
function opennessIn(from: Json | undefined, to: Json | undefined): string {
  const [wasClosed, isClosed] = [isClosedBy(from), isClosedBy(to)];
  if (wasClosed === isClosed) return 'what may stand under names that are not declared is another';
  return `names that are not declared may ${isClosed ? 'not stand there any more' : 'stand there now'}`;
}

function isClosedBy(said: Json | undefined): boolean {
  const each = Array.isArray(said) ? (said as readonly JsonObject[]) : []; // by keyword
  return each.some(({ additionalProperties: rest, unevaluatedProperties: left }) => rest === false || left === false);
}

function isObject(value: Json | undefined): value is JsonObject | readonly Json[] {
  return typeof value === 'object' && value !== null && !(value instanceof WrittenNumber);
}

function isByKeyword(said: Json | undefined): boolean {
  return isObject(said) && !Object.hasOwn(said, 'allOf');
}

/** What is said by several keywords at once, such as what texts hold: those that differ are told. */
function contentIn(from: Json | undefined, to: Json | undefined): string {
  const [was, is] = [(from ?? {}) as JsonObject, (to ?? {}) as JsonObject]; // by keyword
  const keywords = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const differing = keywords.filter(keyword => canonical(was[keyword] ?? null) !== canonical(is[keyword] ?? null));
  const [only, ...others] = differing;
  if (only !== undefined && others.length === 0) return changeIn(only, was[only], is[only]);
  const said = (side: JsonObject) => {
    const own = differing.filter(keyword => Object.hasOwn(side, keyword));
    return own.map(keyword => `\`${keyword}\`${shownValue(side[keyword]).replace(':', '')}`).join(' and ');
  };
  if (from === undefined) return `${said(is)} are new`;
  return to === undefined ? `${said(was)} are gone` : `${said(was)} gives way to ${said(is)}`;
}

function shownValue(value: Json | undefined): string {
  const text = value === undefined ? undefined : short(value);
  return text === undefined ? '' : `: ${text}`;
}

/** A value that fits into a sentence. */
function short(value: Json): string | undefined {
  const text = jsonOf(value);
  return text.length <= 80 && !isObject(value) ? text : undefined;
}

/** What may stand there: values that are listed, or any of some types. */
function valuesIn(from: Json | undefined, to: Json | undefined): string {
  const [was, is] = [listed(from), listed(to)];
  if (is?.length === 0) return `nothing may stand there now, where ${was ? told(was) : anyOf(from)} could`;
  if (!was) return `only ${told(is ?? [])} may stand there now, where ${anyOf(from)} could`;
  if (!is) return `${anyOf(to)} may stand there now, where ${was.length > 0 ? `only ${told(was)}` : 'nothing'} could`;
  const [before, after] = [new Set(was), new Set(is)];
  const [gone, added] = [was.filter(each => !after.has(each)), is.filter(each => !before.has(each))];
  return (
    [
      ...(gone.length > 0 ? [`${told(gone)} may not stand there any more`] : []),
      ...(added.length > 0 ? [`${told(added)} may stand there now`] : []),
    ].join('; ') || 'the values are listed otherwise'
  );
}

/** The values that are listed, as JSON. */
function listed(said: Json | undefined): readonly string[] | undefined {
  return Array.isArray(said) ? said.map(jsonOf) : undefined;
}

/** `any string or null`, `anything`. */
function anyOf(said: Json | undefined): string {
  const types = typesOf(said);
  if (!types) return 'anything';
  const [nulls, others] = [types.filter(type => type === 'null'), types.filter(type => type !== 'null')];
  return [...(others.length > 0 ? [`any ${others.join(' or ')}`] : []), ...nulls].join(' or ') || 'nothing';
}

const mostListed = 8;

function told(values: readonly string[], between = ', '): string {
  const first = values
    .slice(0, mostListed)
    .map(value => `\`${value.length > 60 ? `${value.slice(0, 60)}...` : value}\``);
  const more = values.length - first.length;
  return `${first.join(between)}${more > 0 ? ` and ${more} more` : ''}`;
}

function typesIn(from: Json | undefined, to: Json | undefined): string {
  const names = (said: Json | undefined) =>
    typesOf(said)?.join(' or ') || (said === undefined ? 'anything' : 'nothing');
  return `is ${names(to)} now, and was ${names(from)}`;
}

/** The types that a value may have where a schema says them, or several do for the same value. */
function typesOf(said: Json | undefined): readonly string[] | undefined {
  if (said === undefined) return undefined;
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return [said].flat().map(String);
  const { allOf, type } = said as JsonObject; // neither a list nor null
  if (!Array.isArray(allOf)) return typesOf(type);
  const each = allOf.map(one => typesOf(one as JsonObject) ?? []); // schemas of nothing but a type
  const all = [...new Set(each.flat())];
  return all.filter(name => each.every(types => types.includes(name) || isNumber(name, types)));
}

function isNumber(name: string, types: readonly string[]): boolean {
  return name === 'integer' && types.includes('number');
}
