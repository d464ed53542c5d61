/** YAML 1.2, https://yaml.org/spec/1.2.2/ */
import type { LoadOptions } from 'js-yaml';
import { type Finding, FindingsError } from '../diagnostics/index.js';
import { checkAliases } from './aliases.js';
import { isKept } from './exact-number.js';
import { emptyFinding, findingAt, type ParseInput, unsafeNumbers } from './parse-error.js';
import type { Parsed } from './parse-json.js';
import { pointerAt } from './positions.js';
import { holesOf } from './recover/holes.js';
import { type Attempt, causeOf, type Fault, recoverYaml, swallowingQuote } from './recover/recover-yaml.js';
import type { Json } from './types.js';
import { YamlEvents } from './yaml-events.js';
import { checkKeys } from './yaml-keys.js';
import { jsYaml } from './yaml-package.js';
import { nodeOffset, yamlPositions } from './yaml-positions.js';
import { coreSchema } from './yaml-schema.js';

/**
 * Parses one YAML document by the core schema of YAML 1.2: no timestamps, no merge keys, no octal by a leading zero.
 * @param recover whether a text that does not parse is read around its faults, which are then among the findings
 * @throws FindingsError syntax-error, duplicate-key, key-not-text, too-deep, alias-bomb
 */
export function parseYaml(input: ParseInput, recover = false): Parsed {
  const attempt = attemptYaml(input);
  return 'parsed' in attempt ? attempt.parsed : recovered(input, attempt.fault, recover);
}

/** @throws FindingsError with what is wrong, at its cause, where nothing is to be read around it or can be */
function recovered(input: ParseInput, fault: Fault, recover: boolean): Parsed {
  if (!isLocal(fault)) throw new FindingsError([findingOf(input, fault)]);
  // of several documents none is the one
  if (marksOf(input.text).length > 1) throw new FindingsError([findingOf(input, causeOf(input.text, fault))]);
  const { faults, left, text, parsed } = recoverYaml(input.text, fault, text => again(input, text));
  const found = faults.map(each => findingOf(input, each));
  if (!recover || parsed === undefined || text === undefined) throw new FindingsError(found.slice(0, 1));
  return { ...parsed, faults: found, holes: holesOf(text, left, parsed.positions()) };
}

/** What is wrong with all of a text has no place to be left out. */
function isLocal({ code, message }: Fault): boolean {
  return code !== 'too-deep' && message !== severalDocuments;
}

function again({ narrow, bytes, display, depth, aliasNodes }: ParseInput, text: string): Attempt<Parsed> | undefined {
  try {
    const attempt = attemptYaml({ text, narrow, bytes, display, depth, aliasNodes });
    if ('fault' in attempt) return isLocal(attempt.fault) ? attempt : undefined;
    const { value } = attempt.parsed;
    return typeof value === 'object' && value !== null ? attempt : undefined;
  } catch (error) {
    if (error instanceof FindingsError) return undefined;
    throw error;
  }
}

/** @throws FindingsError of what leaving out a part of the text does not mend */
function attemptYaml(input: ParseInput): Attempt<Parsed> {
  const events = new YamlEvents();
  try {
    return parsedOf(input, events, loadValue(input, events, stop));
  } catch (error) {
    if (!(error instanceof Doubtful)) throw error;
  }
  const fault = swallowingQuote(input.text);
  if (fault) return { fault };
  const again = new YamlEvents();
  return parsedOf(input, again, loadValue(input, again));
}

/** What the parser warns of, such as lines of a quoted scalar that stand too far to the left. */
class Doubtful extends Error {}

function stop(): never {
  throw new Doubtful();
}

function parsedOf(input: ParseInput, events: YamlEvents, loaded: Attempt<Json | undefined>): Attempt<Parsed> {
  if ('fault' in loaded) return loaded;
  const { parsed: value } = loaded;
  if (value === undefined) throw new FindingsError([emptyFinding(input)]);
  checkKeys(input, events);
  const findings = numberFindings(input, events);
  if (events.hasAnchors) checkAliases(input, value);
  const positions = () => yamlPositions(input.text, events);
  const losesDigits = findings.length > 0;
  return { parsed: { value, positions, findings, losesDigits, hasAliases: events.hasAnchors } };
}

function numberFindings(input: ParseInput, events: YamlEvents): Finding[] {
  const lossy = events.longNumbers.filter(({ written }) => !isKept(written));
  if (lossy.length === 0) return [];
  const positions = yamlPositions(input.text, events);
  return unsafeNumbers(input, lossy, ({ node, written }) => {
    const offset = nodeOffset(input.text, events, node);
    return { offset, written, pointer: pointerAt(positions, offset) };
  });
}

function loadValue(input: ParseInput, events: YamlEvents, onWarning?: () => void): Attempt<Json | undefined> {
  const options: LoadOptions & { maxDepth: number } = {
    schema: coreSchema(events.onNumber),
    // more of the state is there than the types name
    listener: (event, state) => events.record(event, state as Parameters<YamlEvents['record']>[1]),
    // keys and scalars count as levels there
    maxDepth: input.depth + 2,
    ...(onWarning && { onWarning }),
  };
  try {
    // the core schema makes nothing but JSON values
    return { parsed: jsYaml().load(input.text, options) as Json | undefined };
  } catch (error) {
    if (!(error instanceof jsYaml().YAMLException)) throw error;
    // a stream of several documents is refused without a mark
    const offset = error.mark?.position ?? secondDocument(input.text);
    return { fault: { offset, ...describe(input, error.reason) } };
  }
}

function findingOf(input: ParseInput, { code, offset, message, remedy }: Fault): Finding {
  return findingAt(input, code, offset, message, remedy === undefined ? {} : { remedy });
}

/** Where a second document begins, as far as a search can tell: the first may have a mark of its own. */
function secondDocument(text: string): number {
  const [first = 0, second = first] = marksOf(text);
  return second;
}

/** Where documents begin, the first of which may do so without a mark. */
function marksOf(text: string): readonly number[] {
  const marks = [...text.matchAll(/^---(?=[ \t\r\n]|$)/gm)].map(({ index }) => index);
  const hasOwn = !/^[^\s#%]/m.test(text.slice(0, marks[0] ?? 0));
  return hasOwn && marks.length > 0 ? marks : [0, ...marks];
}

const severalDocuments = 'several YAML documents in one text';

function describe(input: ParseInput, reason: string): Omit<Fault, 'offset'> {
  if (reason.startsWith('nesting exceeded')) {
    return { code: 'too-deep', message: `nested more than ${input.depth} levels deep` };
  }
  if (reason === 'duplicated mapping key') {
    return { code: 'duplicate-key', message: 'this key is in the mapping a second time' };
  }
  if (reason.startsWith('nested arrays')) {
    return { code: 'key-not-text', message: 'this key is a list of lists, not a text' };
  }
  if (reason.startsWith('expected a single document')) {
    return { code: 'syntax-error', message: severalDocuments, remedy: 'Keep one document per file.' };
  }
  if (reason.startsWith('unknown tag')) {
    const message = `${reason}: OpenAPI allows the tags of YAML's JSON schema only`;
    return { code: 'syntax-error', message, remedy: 'Remove the tag.' };
  }
  return { code: 'syntax-error', message: reason };
}
