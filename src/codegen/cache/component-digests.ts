import { strongComponents } from '../strong-components.js';
import { digest } from './digest.js';
import type { WrittenPiece } from './written-piece.js';

/** Where references lead whose end can't be told by their text. It changes with everything. */
const anywhere = '';

const escaped = /%|\\/;

/** What components say together with all that they lead to, told by their text as it was written. */
export class ComponentDigests {
  readonly #whole = new Map<string, string>();
  readonly #components: ReadonlyMap<string, WrittenPiece>;

  /**
   * @param components by `componentName`
   * @param everything a digest of all that a reference may lead to
   */
  constructor(components: ReadonlyMap<string, WrittenPiece>, everything: string) {
    this.#components = components;
    this.#whole.set(anywhere, everything);
    const targets = new Map([...components].map(([name, piece]) => [name, this.#targetsOf(piece)]));
    for (const members of strongComponents(targets)) {
      const beyond = new Set(members.flatMap(name => targets.get(name) ?? []));
      // those of the group itself are not there yet, and the rest is, since it comes first
      const parts = [...beyond].flatMap(name => this.#whole.get(name) ?? []);
      const own = [...members].sort().flatMap(name => [name, components.get(name)?.text ?? '']);
      const whole = digest([...own, '', ...parts.sort()]);
      for (const name of members) this.#whole.set(name, whole);
    }
  }

  /** Changes with every component that a piece of the document leads to, directly or through others. */
  of(piece: WrittenPiece): string {
    return digest(
      this.#targetsOf(piece)
        .map(name => this.#whole.get(name) ?? '')
        .sort(),
    );
  }

  #targetsOf({ targets }: WrittenPiece): readonly string[] {
    return [...new Set(targets.map(target => this.#componentOf(target)))];
  }

  #componentOf(target: string): string {
    const [, name] = /^#\/components\/([^/]+\/[^/]+)/.exec(target) ?? [];
    return name !== undefined && !escaped.test(target) && this.#components.has(name) ? name : anywhere;
  }
}

/** A component as references name it, below `#/components/`. */
export function componentName(kind: string, name: string): string {
  return `${kind}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
