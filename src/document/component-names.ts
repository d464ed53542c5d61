/** https://spec.openapis.org/oas/v3.2.0.html#components-object */
import type { ComponentKind, Kind } from './kinds.js';
import { parsePointer } from './pointer.js';
import { childOf } from './resolve.js';
import type { NodeRef, SourceFile } from './types.js';

export interface ComponentName {
  readonly component: ComponentKind;
  readonly name: string;
  readonly isNew: boolean;
}

/** Gives parts of other files their names among the root's components: the same ones at every run. */
export class ComponentNames {
  readonly #root: SourceFile;
  readonly #version: string;
  readonly #given = new Map<string, ComponentName>();
  readonly #taken = new Set<string>();

  constructor(root: SourceFile) {
    this.#root = root;
    this.#version = String(childOf(root.value, 'openapi'));
  }

  /** @returns undefined where no component of the root's version can be of this kind */
  of(target: NodeRef, kind: Kind): ComponentName | undefined {
    const { component } = kind;
    if (!component || !this.#has(component)) return undefined;
    const key = `${component} ${target.file.uri}#${target.pointer}`;
    const given = this.#given.get(key);
    if (given) return given;
    const base = nameOf(target) || component;
    let name = base;
    for (let count = 2; this.#isTaken(component, name); count++) name = `${base}_${count}`;
    this.#taken.add(`${component} ${name}`);
    this.#given.set(key, { component, name, isNew: false });
    return { component, name, isNew: true };
  }

  #has(component: ComponentKind): boolean {
    if (component === 'pathItems') return !/^3\.0/.test(this.#version);
    if (component === 'mediaTypes') return !/^3\.[01]/.test(this.#version);
    return true;
  }

  #isTaken(component: string, name: string): boolean {
    if (this.#taken.has(`${component} ${name}`)) return true;
    const components = childOf(this.#root.value, 'components') ?? null;
    return childOf(childOf(components, component) ?? null, name) !== undefined;
  }
}

/** The last name on the way to a part, or its file's, with the characters that a component's name may have. */
function nameOf({ pointer, file }: NodeRef): string {
  const token = parsePointer(pointer).findLast(token => !/^\d+$/.test(token));
  const name =
    token ??
    file.uri
      .split(/[?#]/, 1)[0]!
      .split(/[/:]/)
      .at(-1)!
      .replace(/\.[^.]*$/, '');
  return name.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^_+|_+$/g, '');
}
