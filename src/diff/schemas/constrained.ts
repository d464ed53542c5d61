import type { SchemaJson } from '../../contract/index.js';
import type { Compared } from '../../schema/index.js';
import type { Constraint } from '../report.js';
import type { Travels } from '../types.js';
import { readAs } from './part.js';
import type { Pairing } from './reach.js';

type Asked = readonly [old: Compared, now: Compared];

/** Makes what is asked of a pair, of values alone that meet a constraint: each once, so that it is read once. */
export function createConstrained(travels: Travels): (pair: Pairing, constraint: Constraint) => Asked {
  const known = new WeakMap<Constraint, WeakMap<Pairing, Asked>>();
  return (pair, constraint) => {
    const pairs = known.get(constraint) ?? new WeakMap<Pairing, Asked>();
    known.set(constraint, pairs);
    let asked = pairs.get(pair);
    if (!asked) pairs.set(pair, (asked = made(pair, constraint, travels)));
    return asked;
  };
}

/** Who accepts the values is who sends them. */
function made(pair: Pairing, constraint: Constraint, travels: Travels): Asked {
  const [old, now] = [readAs(pair.old), readAs(pair.now)];
  return travels === 'request' ? [both(old, constraint), now] : [old, both(now, constraint)];
}

function both(part: ReturnType<typeof readAs>, constraint: Constraint): SchemaJson {
  const json = typeof part === 'string' ? { $ref: part } : part;
  return { allOf: [json, constraint] } as SchemaJson; // a list of schemas is JSON
}
