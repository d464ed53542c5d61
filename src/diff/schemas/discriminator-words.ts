import { type Json, parsePointer } from '../../document/index.js';
import type { Rule } from './discriminated.js';

/** So many values of its property are named. */
const mostNamed = 3;

/** What a discriminator says otherwise: ``by `discriminator` the value `cat` leads to `Cat` now, and led to `Pet` ``. */
export function discriminatorIn(from: Json | undefined, to: Json | undefined): string {
  const [was, is] = [from as Rule | undefined, to as Rule | undefined]; // normal form has no other
  if (!was || !is) return `\`discriminator\` is ${is ? 'new' : 'gone'}: \`${(is ?? was)?.propertyName}\``;
  if (was.propertyName !== is.propertyName)
    return `\`discriminator\` was \`${was.propertyName}\` and is \`${is.propertyName}\``;
  const [old, now] = [was.mapping ?? {}, is.mapping ?? {}];
  const ways = [...new Set([...Object.keys(old), ...Object.keys(now)])].map(
    tag => [`the value \`${tag}\``, 'leads', own(old, tag), own(now, tag)] as const,
  );
  const all = [...ways, ['other values', 'lead', was.defaultMapping, is.defaultMapping] as const];
  const other = all.filter(([, , one, another]) => nameOf(one) !== nameOf(another));
  const named = other.slice(0, mostNamed).map(([what, verb, one, another]) => {
    const before = one === undefined ? '' : `, and led to \`${nameOf(one)}\``;
    return `${what} ${verb} ${another === undefined ? 'to none' : `to \`${nameOf(another)}\``} now${before}`;
  });
  if (named.length === 0) return '`discriminator` is another';
  const more = other.length - named.length;
  return `by \`discriminator\` ${named.join('; ')}${more > 0 ? `; and so on of ${more} more` : ''}`;
}

function own(mapping: NonNullable<Rule['mapping']>, tag: string): string | undefined {
  return Object.hasOwn(mapping, tag) ? mapping[tag] : undefined;
}

/** What people call the schema of an id. */
function nameOf(id: string | undefined): string | undefined {
  return id === undefined ? undefined : (parsePointer(id.slice(id.indexOf('#') + 1)).at(-1) ?? id);
}
