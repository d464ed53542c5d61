/** YAML 1.2, https://yaml.org/spec/1.2.2/ */
import { type LoadOptions, load, YAMLException } from 'js-yaml';
import { type Code, type Finding, FindingsError } from '../diagnostics/index.js';
import { checkAliases } from './aliases.js';
import { isKept } from './exact-number.js';
import { findingAt, type ParseInput, unsafeNumbers } from './parse-error.js';
import type { Parsed } from './parse-json.js';
import { pointerAt } from './positions.js';
import type { Json } from './types.js';
import { YamlEvents } from './yaml-events.js';
import { checkKeys } from './yaml-keys.js';
import { nodeOffset, yamlPositions } from './yaml-positions.js';
import { coreSchema } from './yaml-schema.js';

/**
 * Parses one YAML document by the core schema of YAML 1.2: no timestamps, no merge keys, no octal by a leading zero.
 * @throws FindingsError syntax-error, duplicate-key, key-not-text, too-deep, alias-bomb
 */
export function parseYaml(input: ParseInput): Parsed {
  const events = new YamlEvents();
  const value = loadValue(input, events);
  if (value === undefined) throw new FindingsError([findingAt(input, 'syntax-error', 0, 'the document is empty')]);
  checkKeys(input, events);
  const findings = numberFindings(input, events);
  if (events.hasAnchors) checkAliases(input, value);
  return { value, positions: () => yamlPositions(input.text, events), findings, hasAliases: events.hasAnchors };
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

function loadValue(input: ParseInput, events: YamlEvents): Json | undefined {
  const options: LoadOptions & { maxDepth: number } = {
    schema: coreSchema(events.onNumber),
    // more of the state is there than the types name
    listener: (event, state) => events.record(event, state as Parameters<YamlEvents['record']>[1]),
    // keys and scalars count as levels there
    maxDepth: input.depth + 2,
  };
  try {
    // the core schema makes nothing but JSON values
    return load(input.text, options) as Json | undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new FindingsError([yamlFinding(input, error)]);
  }
}

function yamlFinding(input: ParseInput, error: YAMLException): Finding {
  // a stream of several documents is refused without a mark
  const offset = error.mark?.position ?? secondDocument(input.text);
  const [code, message, remedy] = describe(input, error.reason);
  return findingAt(input, code, offset, message, remedy ? { remedy } : {});
}

/** Where a second document begins, as far as a search can tell: the first may have a mark of its own. */
function secondDocument(text: string): number {
  const marks = [...text.matchAll(/^---(?=[ \t\r\n]|$)/gm)].map(({ index }) => index);
  const first = marks[0] ?? 0;
  const hasOwn = !/^[^\s#%]/m.test(text.slice(0, first));
  return (hasOwn ? marks[1] : undefined) ?? first;
}

function describe(input: ParseInput, reason: string): [Code, string, string?] {
  if (reason.startsWith('nesting exceeded')) return ['too-deep', `nested more than ${input.depth} levels deep`];
  if (reason === 'duplicated mapping key') return ['duplicate-key', 'this key is in the mapping a second time'];
  if (reason.startsWith('nested arrays')) return ['key-not-text', 'this key is a list of lists, not a text'];
  if (reason.startsWith('expected a single document')) {
    return ['syntax-error', 'several YAML documents in one text', 'Keep one document per file.'];
  }
  if (reason.startsWith('unknown tag')) {
    return ['syntax-error', `${reason}: OpenAPI allows the tags of YAML's JSON schema only`, 'Remove the tag.'];
  }
  return ['syntax-error', reason];
}
