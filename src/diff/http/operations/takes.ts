import type { Operation } from '../../../contract/index.js';
import type { Side } from '../side.js';
import { parameterCodec } from '../wire/codec.js';
import { spelled } from './covering.js';

/** Whether an operation may take the requests of a narrower path: that spells values that its own parameters may have. */
export function takesPath({ path, parameters }: Operation, side: Side, narrower: string): boolean {
  return spelled(path, narrower).every(([name, text]) => {
    const parameter = parameters.find(each => each.in === 'path' && each.name === name);
    return !parameter || parameterCodec(side, parameter, 'request').read(text) !== undefined;
  });
}
