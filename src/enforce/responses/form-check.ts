// https://spec.openapis.org/oas/v3.2.0.html#encoding-the-x-www-form-urlencoded-media-type
import type { MediaPlan } from '../../plan/index.js';
import { Reading, urlencodedReader } from '../parameters/index.js';
import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation, violation } from './violation.js';

/** By the plan, of which a contract has so many. */
const readers = new WeakMap<MediaPlan, ReturnType<typeof urlencodedReader>>();

/** Checks a form that somebody wrote as a text, as a client will read it. */
export function checkFormText(text: string, { plan, check }: MediaRule): readonly ResponseViolation[] | undefined {
  const reading = new Reading();
  const value = readerOf(plan)(text, reading);
  if (reading.fault !== undefined) return [violation('body', 'form', 'the body can not be read as a form')];
  const found = check?.(value);
  return found && inBody(found);
}

function readerOf(plan: MediaPlan): ReturnType<typeof urlencodedReader> {
  let reader = readers.get(plan);
  if (!reader) {
    reader = urlencodedReader(plan.wire ?? {}, plan.encoding, { maxKeys: Number.POSITIVE_INFINITY });
    readers.set(plan, reader);
  }
  return reader;
}
