// https://spec.openapis.org/oas/v3.2.0.html#parameter-object
import { type Context, type Pair, requestTravels } from '../context.js';
import { pairParameters } from './pair.js';
import { compareParameterSchemas } from './schemas.js';

export function compareParameters(pair: Pair, context: Context): void {
  const travels = requestTravels(pair.after);
  for (const { before, after } of pairParameters(pair)) {
    if (before && after) compareParameterSchemas({ pair, travels, before, after }, context);
  }
}
