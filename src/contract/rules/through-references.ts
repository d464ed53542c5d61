import type { Json, JsonObject, NodeRef, SourceFile } from '../../document/index.js';
import type { Builder } from '../build/builder.js';
import { isObject } from '../node.js';

/** @param from where the value stands */
export type Holds = (value: Json | undefined, from: NodeRef) => boolean;

/**
 * Whether an object, or that at the end of its references, holds something. What many refer to is asked once, and no node is
 * made of what holds nothing.
 */
export function throughReferences({ set }: Builder, holds: (object: JsonObject, from: NodeRef) => boolean): Holds {
  const known = new Map<SourceFile, Map<string, boolean>>();
  const tells: Holds = (value, from) => {
    if (!isObject(value)) return false;
    return Object.hasOwn(value, '$ref') ? refers(value.$ref, from) : holds(value, from);
  };
  const refers: Holds = (ref, from) => {
    if (typeof ref !== 'string') return false;
    const { file, pointer } = from;
    let inFile = known.get(file);
    if (!inFile) known.set(file, (inFile = new Map()));
    // what a text means depends on where it stands only in a file with ids
    const key = file.has('$id') ? `${pointer} ${ref}` : ref;
    let found = inFile.get(key);
    if (found === undefined) {
      // one that comes back to itself leads to nothing
      inFile.set(key, false);
      const target = set.resolve(ref, from);
      inFile.set(key, (found = target !== undefined && tells(target.value, target)));
    }
    return found;
  };
  return tells;
}

/** Whether any member of an object holds something. */
export function some(map: Json | undefined, holds: (value: Json) => boolean): boolean {
  return isObject(map) && Object.keys(map).some(name => holds(map[name]!));
}
