import { type Convert, type HeaderPlan, mediaKind } from '../../plan/index.js';
import { stringifyKeepingBigints } from '../../schema/runtime/index.js';
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

/** Whether a header's value is a JSON text, by the `content` that its plan has in the place of a schema. */
export function isJsonHeader({ contentType }: HeaderPlan): boolean {
  return contentType !== undefined && mediaKind(contentType) === 'json';
}

/** What a handler gives for a JSON header becomes its text; ASCII alone, since a header can't hold more. */
export function jsonHeaderConvert(convert: Convert | undefined): Convert {
  return {
    parse: value => value,
    serialise(value) {
      const text = stringifyKeepingBigints(convert ? convert.serialise(value) : value);
      return text?.replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    },
  };
}
