import type { WireShape } from '../../plan/index.js';
import { bag } from './bag.js';
import { allowsPrimitive, readPrimitive } from './primitive.js';
import type { Reading } from './reading.js';
import { allowsObject, itemShape, propertyShape } from './structure.js';

const deepest = 32;

/** A level of `name[a][b]=value` pairs. Keys are in a Map: none of them can be a prototype's. */
interface Node {
  readonly values: string[];
  readonly children: Map<string, Node>;
}

/**
 * The `deepObject` style, https://spec.openapis.org/oas/v3.2.0.html#style-values. The standard shows one level of
 * primitives; further levels and arrays are read as clients write them: `a[b][c]`, `a[]`, `a[0]`, or `a[b]` repeated.
 * @param pairs path and raw value by turns; a path is what follows the name, decoded: `` or `[a][b]`
 */
export function readDeepObject(pairs: readonly string[], wire: WireShape, form: boolean, reading: Reading): unknown {
  const root: Node = { values: [], children: new Map() };
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const node = nodeAt(root, pairs[index]!, reading);
    node?.values.push(reading.decode(pairs[index + 1]!, form));
  }
  return reading.fault ? undefined : valueAt(root, wire, reading);
}

function nodeAt(root: Node, path: string, reading: Reading): Node | undefined {
  let node = root;
  let depth = 0;
  for (let start = 0; start < path.length; ) {
    const end = path.indexOf(']', start);
    if (path.charCodeAt(start) !== 91 || end === -1) {
      reading.fault = 'malformed';
      return undefined;
    }
    depth += 1;
    if (depth > deepest) {
      reading.fault = 'too-deep';
      return undefined;
    }
    const key = path.slice(start + 1, end);
    let child = node.children.get(key);
    if (!child) node.children.set(key, (child = { values: [], children: new Map() }));
    node = child;
    start = end + 1;
  }
  return node;
}

function valueAt({ values, children }: Node, wire: WireShape, reading: Reading): unknown {
  if (children.size === 0) {
    const many = wire.items !== undefined && (values.length > 1 || !allowsPrimitive(wire));
    if (many) return values.map((text, index) => readPrimitive(text, itemShape(wire, index), reading));
    if (values.length > 1) reading.fault = 'repeated';
    return readPrimitive(values[0] ?? '', wire, reading);
  }
  if (values.length > 0) reading.fault = 'repeated';
  if (wire.items !== undefined) {
    const items = itemsOf(children, wire, reading);
    if (items || !allowsObject(wire)) return items ?? objectOf(children, wire, reading);
  }
  return objectOf(children, wire, reading);
}

function objectOf(children: Node['children'], wire: WireShape, reading: Reading): unknown {
  const value = bag();
  for (const [name, child] of children) value[name] = valueAt(child, propertyShape(wire, name), reading);
  return value;
}

/** `[]` repeated, or `[0]`, `[1]` ... without a gap, in any order; so an index never makes an array longer than its pairs. */
function itemsOf(children: Node['children'], wire: WireShape, reading: Reading): unknown[] | undefined {
  const appended = children.get('');
  if (appended && children.size === 1) {
    if (appended.children.size > 0) return [valueAt(appended, itemShape(wire, 0), reading)];
    return appended.values.map((text, index) => readPrimitive(text, itemShape(wire, index), reading));
  }
  const items: unknown[] = [];
  for (let index = 0; index < children.size; index += 1) {
    const child = children.get(String(index));
    if (!child) return undefined;
    items.push(valueAt(child, itemShape(wire, index), reading));
  }
  return items;
}
