import type { SchemaJson } from '../../contract/index.js';
import type { CauseDetail } from './cause.js';
import { whatOf } from './labels.js';
import { objectOf } from './part.js';

/** What one version alone says of items: `each item is string now, and was anything`. */
export function itemsIn({ name, from, to }: CauseDetail): string {
  if (to === false) return `${name} may not be there any more`;
  if (from === false) return `${name} may be there now`;
  const said = (to ?? from) as SchemaJson; // one of them, which is a schema
  const known = whatOf(said);
  const what = known !== undefined && objectOf(said)['$ref'] !== undefined ? `\`${known}\`` : known;
  if (to === undefined)
    return what === undefined ? `${name} may be anything now` : `${name} is anything now, and was ${what}`;
  return what === undefined ? `${name} may not be anything any more` : `${name} is ${what} now, and was anything`;
}
