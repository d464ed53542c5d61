import type { ContractChange, Witness } from 'specwright';
import type { components } from '../../../generated/types.js';
import { storable } from '../documents/text.js';

type Change = components['schemas']['Change'];

/** All as openapi/registry.yaml says. */
const mostOfText = 10_000;
const mostReached = 100;
const mostLines = 200;
const mostOfLine = 1000;
/** Of all texts of what one change reaches: each of a hundred may have ten thousand. */
const mostOfReached = 100_000;

const text = (given: string) => storable(given, mostOfText);

/** A change as it is kept and answered: what a document may make long is cut, and how much there is stands beside it. */
export function keptChange(change: ContractChange): Change {
  const { code, level, directions, before, after, witness, unknown, softened, fingerprint } = change;
  return {
    code,
    level,
    message: text(change.message),
    remedy: text(change.remedy),
    directions: [...directions],
    reaches: reached(change.reaches),
    reachesTotal: change.reaches.length,
    ...(before && { before: placeOf(before) }),
    ...(after && { after: placeOf(after) }),
    ...(witness && { witness: keptWitness(witness) }),
    ...(unknown !== undefined && { unknown: text(unknown) }),
    ...(softened && { softened }),
    fingerprint,
  };
}

function reached(reaches: ContractChange['reaches']): Change['reaches'] {
  const kept: Change['reaches'] = [];
  let characters = 0;
  for (const { operation, part, level, before, after } of reaches.slice(0, mostReached)) {
    const one = {
      operation: text(operation),
      part: text(part),
      ...(level && { level }),
      ...(before && { before: placeOf(before) }),
      ...(after && { after: placeOf(after) }),
    };
    for (const each of [one.operation, one.part, one.before?.pointer, one.after?.pointer])
      characters += each?.length ?? 0;
    if (kept.length > 0 && characters > mostOfReached) break;
    kept.push(one);
  }
  return kept;
}

function placeOf({ file, line, column, pointer }: NonNullable<ContractChange['before']>) {
  return { file: text(file), line, column, pointer: text(pointer) };
}

function keptWitness({ travels, operation, part, failing, confirmed, outcome, message, mark, ...rest }: Witness) {
  const value = rest.value as NonNullable<Change['witness']>['value']; // the same JSON, whose lists nobody here changes
  return {
    travels,
    operation: text(operation),
    part: text(part),
    ...(value !== undefined && JSON.stringify(value).length <= mostOfText && { value }),
    failing: text(failing),
    confirmed,
    ...(outcome && { outcome }),
    message: message.slice(0, mostLines).map(line => storable(line, mostOfLine)),
    ...(mark !== undefined && mark < mostLines && { mark }),
  };
}
