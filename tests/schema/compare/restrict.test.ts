import { Glance } from '../../../src/schema/compare/facts.js';
import type { Meanings } from '../../../src/schema/compare/meanings.js';
import { Restriction } from '../../../src/schema/compare/restrict.js';
import { Terms, types } from '../../../src/schema/compare/terms.js';

it('a schema that leads back to itself says after a question that went too deep what it said before', () => {
  const terms = new Terms();
  let isTooDeep = true;
  const again = () => {
    if (isTooDeep) throw new RangeError();
    return terms.types(types.string);
  };
  const restriction = new Restriction({ terms, again } as unknown as Meanings, new Glance(terms, again)); // what it is made of, and no more
  const circle = terms.again('circle');
  expect(() => restriction.to(types.string, circle)).toThrow(RangeError);
  isTooDeep = false;
  restriction.startAfresh();
  expect(restriction.to(types.string, circle)).toBe(terms.true);
  expect(restriction.to(types.integer, circle)).toBe(terms.false);
});
