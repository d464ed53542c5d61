import type { HeaderPlan, OperationChecks, ParameterPlan } from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';
import { type Bag, bag, emptyBag } from './bag.js';
import { readContent } from './content.js';
import { byListComma } from './delimiters.js';
import { type CheckOptions, settler } from './parameter-check.js';
import { readPrimitive } from './primitive.js';
import { Reading } from './reading.js';
import { allowsObject, type Delimited, readDelimited } from './structure.js';

type Plan = HeaderPlan | ParameterPlan;

/**
 * Header parameters, always `simple`; values are taken as they are, without percent-decoding.
 * https://spec.openapis.org/oas/v3.2.0.html#style-values
 * @returns by lower-case name
 */
export function headerReader(
  plans: readonly Plan[],
  checks: OperationChecks,
  options: CheckOptions,
): (rawHeaders: readonly string[], errors: ProblemError[]) => Readonly<Bag> {
  if (plans.length === 0) return () => emptyBag;
  const reading = new Reading();
  const slots = new Map(plans.map((plan, slot) => [plan.name.toLowerCase(), slot]));
  const readers = plans.map(plan => ({
    name: plan.name.toLowerCase(),
    read: readHeader(plan),
    ...settler('header', plan, checks, options, reading),
  }));
  return (rawHeaders, errors) => {
    const values: (string[] | undefined)[] = new Array(readers.length);
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      const slot = slots.get(rawHeaders[index]!.toLowerCase());
      if (slot === undefined) continue;
      const lines = values[slot];
      if (lines === undefined) values[slot] = [rawHeaders[index + 1]!];
      else lines.push(rawHeaders[index + 1]!);
    }
    const headers = bag();
    for (let slot = 0; slot < readers.length; slot += 1) {
      const { name, read, present, absent } = readers[slot]!;
      const lines = values[slot];
      const value = lines === undefined ? absent(errors) : present(() => read(lines, reading), errors);
      if (value !== undefined) headers[name] = value;
    }
    return headers;
  };
}

/** Lines of one name are one list, https://www.rfc-editor.org/rfc/rfc9110#section-5.3, where a list is declared. */
export function readHeader(plan: Plan): (lines: readonly string[], reading: Reading) => unknown {
  const { wire, contentType } = plan;
  const list = contentType === undefined && (wire.items !== undefined || allowsObject(wire));
  const style: Delimited = { split: byListComma, pairs: plan.explode, decode: 'none' };
  return (lines, reading) => {
    if (!list && lines.length > 1) reading.fault = 'repeated';
    const text = lines.length === 1 ? lines[0]!.trim() : lines.join(',');
    if (contentType !== undefined) return readContent(text, contentType, reading);
    return list ? readDelimited(text, wire, style, reading) : readPrimitive(text, wire, reading);
  };
}
