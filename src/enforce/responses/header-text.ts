import type { HeaderPlan } from '../../plan/index.js';
import { Reading, readHeader } from '../parameters/index.js';

/** Reads a response header's text as the value that its schema is about. One per header, made once. */
export function headerTextReader(plan: HeaderPlan): (text: string) => unknown {
  const read = readHeader(plan);
  const reading = new Reading();
  return text => {
    reading.reset();
    return read([text], reading);
  };
}
