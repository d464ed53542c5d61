import type { Alias, Document, YAMLMap } from 'yaml';
import { type Edit, inOrder, tokensOf } from './edit.js';
import { exactNumbers, withNumberNodes } from './yaml-numbers.js';
import { yamlPackage } from './yaml-package.js';

/** Edits a YAML text and keeps its comments, its order and the style of its scalars. */
export function editYaml(text: string, edits: readonly Edit[]): string {
  // the text was parsed before: what is unusual in it has been accepted or refused; returns alone end no line for the package
  const document = yamlPackage().parseDocument(text.replace(/\r(?!\n)/g, '\n'), {
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
    customTags: exactNumbers,
  });
  const targets = aliasTargets(document);
  for (const edit of inOrder(edits)) apply(document, tokensOf(edit), edit);
  writeOutLost(document, targets);
  return document.toString({ lineWidth: 0 });
}

type Targets = ReadonlyMap<Alias, Target>;
type Target = ReturnType<Alias['resolve']>;

/** What each alias stands for. */
function aliasTargets(document: Document.Parsed): Targets {
  const targets = new Map<Alias, Target>();
  yamlPackage().visit(document, { Alias: (_, node) => void targets.set(node, node.resolve(document)) });
  return targets;
}

/** Has the first alias of an anchor that an edit took away be what it stood for; others then refer to that. */
function writeOutLost(document: Document.Parsed, targets: Targets): void {
  const copies = new Map<Target, Target>();
  yamlPackage().visit(document, {
    Alias: (_, node) => {
      const [now, before] = [node.resolve(document), targets.get(node)];
      if (!before || now === before || (now && copies.get(now) === before)) return undefined;
      // a clone is of the kind of what was cloned
      const copy = before.clone() as typeof before;
      copies.set(copy, before);
      return copy;
    },
  });
}

function apply(document: Document.Parsed, tokens: readonly string[], edit: Edit): void {
  const { isMap, isSeq, YAMLMap } = yamlPackage();
  let node: unknown = document.contents;
  for (const token of tokens.slice(0, -1)) {
    node = resolved(document, node);
    let child = childOf(node, token);
    if (child === undefined && isMap(node)) {
      child = new YAMLMap(document.schema);
      node.set(document.createNode(token), child);
    }
    node = child;
  }
  node = resolved(document, node);
  const last = tokens.at(-1)!;
  if (!isMap(node) && !isSeq(node)) return;
  const key = isMap(node) ? keyOf(node, last) : Number(last);
  if (edit.value === undefined) node.delete(key);
  else node.set(key, document.createNode(withNumberNodes(edit.value), { aliasDuplicateObjects: false }));
}

function resolved(document: Document.Parsed, node: unknown): unknown {
  return yamlPackage().isAlias(node) ? node.resolve(document) : node;
}

function childOf(node: unknown, token: string): unknown {
  const { isMap, isSeq } = yamlPackage();
  if (isSeq(node)) return node.items[Number(token)];
  return isMap(node) ? node.items.find(({ key }) => textOf(key) === token)?.value : undefined;
}

/** The key node that stands for a name: `200` is a number there, and the name of a response. */
function keyOf(map: YAMLMap, name: string): unknown {
  return map.items.find(({ key }) => textOf(key) === name)?.key ?? name;
}

function textOf(key: unknown): string {
  return typeof key === 'object' && key !== null && 'value' in key ? String(key.value) : String(key);
}
