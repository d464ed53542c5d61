// https://spec.openapis.org/oas/v3.2.0.html#openapi-object
import { type DocumentSet, type Json, type JsonObject, parsePointer, type SourceFile } from '../../document/index.js';
import { isObject } from '../node.js';

/** Members of the root object without which what is said of operations and components is the same. */
const beside = /^\/(?:info|tags|externalDocs|servers|security)(?=\/|$)/;

/** Members of the root object that all of it rests on. */
const bearing = /^\/(?:openapi|jsonSchemaDialect|\$self|paths|webhooks|components)?$/;

const unit = /^\/(?:(?:paths|webhooks)\/[^/]+|components\/[^/]+\/[^/]+)/;

/** Of the root file, what can be left out as one: a path, a webhook, a component, what stands beside them; undefined where nothing can. */
export function unitAt(pointer: string): string | undefined {
  const [found] = unit.exec(pointer) ?? beside.exec(pointer) ?? [];
  if (found !== undefined) return found;
  const [member = ''] = /^\/[^/]+/.exec(pointer) ?? [];
  return bearing.test(member) ? undefined : member;
}

/**
 * The set as it would be without parts of its root file: all else stands where it stood.
 * @param units as `unitAt` gives them; in the place of some stands what says nothing
 */
export function withoutUnits(set: DocumentSet, units: ReadonlySet<string>): DocumentSet {
  const { root } = set;
  const value = without(root.value, [...units].map(parsePointer));
  const pruned: SourceFile = {
    uri: root.uri,
    display: root.display,
    format: root.format,
    get text() {
      return root.text;
    },
    value,
    holes: [],
    losesDigits: false,
    has: word => root.has(word),
    locate: (pointer, part) => root.locate(pointer, part),
    nodeAt: (line, column) => root.nodeAt(line, column),
  };
  const files = new Map([...set.files].map(([uri, file]) => [uri, file === root ? pruned : file]));
  return Object.freeze({
    root: pruned,
    files,
    findings: Object.freeze(set.findings.filter(({ severity }) => severity !== 'error')),
    resolve: (ref: string, from: Parameters<DocumentSet['resolve']>[1]) => {
      const target = set.resolve(ref, from);
      if (target?.file !== root) return target;
      if (units.has(unitAt(target.pointer) ?? '')) return undefined;
      return Object.freeze({ ...target, file: pruned, value: valueAt(value, target) });
    },
  });
}

/** What is not above something that was left out is the same value still. */
function valueAt(root: Json, { pointer, value }: { readonly pointer: string; readonly value: Json }): Json {
  const tokens = parsePointer(pointer);
  if (tokens.length > 2) return value;
  return tokens.reduce<Json>((inner, token) => (inner as JsonObject)[token] ?? null, root); // it was not left out
}

/** Of the root: what no document may lack, and what may be secured or not: without it, operations would be said to be open. */
const silent: JsonObject = { info: { title: '', version: '' }, security: [{}] };

/** The order of what stays is as it was. */
function without(value: Json, gone: readonly (readonly string[])[], isRoot = true): Json {
  if (!isObject(value)) return value;
  const within = new Map<string, (readonly string[])[]>();
  for (const [name = '', ...rest] of gone) {
    const others = within.get(name);
    if (others) others.push(rest);
    else within.set(name, [rest]);
  }
  const left = Object.entries(value).flatMap(([name, inner]) => {
    const those = within.get(name);
    if (!those) return [[name, inner] as const];
    return those.some(rest => rest.length === 0) ? [] : [[name, without(inner, those, false)] as const];
  });
  const instead = isRoot ? Object.entries(silent).filter(([name]) => within.has(name)) : [];
  return Object.fromEntries([...left, ...instead]);
}
