import type { JsonObject } from '../../document/index.js';
import { strongComponents } from '../strong-components.js';
import { isObject } from '../types/schema-parts.js';
import { digest } from './digest.js';

/** Where references lead whose end can't be told by their text. It changes with everything. */
const anywhere = '';

const reference = /"\$ref":"((?:[^"\\]|\\.)*)"/g;
const escaped = /%|\\/;

/** What components say together with all that they lead to, told by their text as it was written. */
export class ComponentDigests {
  readonly #whole = new Map<string, string>();
  readonly #names: ReadonlySet<string>;

  /** @param everything a digest of all that a reference may lead to */
  constructor(components: JsonObject, everything: string) {
    const texts = new Map<string, string>(
      Object.entries(components).flatMap(([kind, all]) =>
        isObject(all)
          ? Object.entries(all).map(([name, value]) => [`${kind}/${tokenOf(name)}`, JSON.stringify(value)] as const)
          : [],
      ),
    );
    this.#names = new Set(texts.keys());
    this.#whole.set(anywhere, everything);
    const targets = new Map([...texts].map(([name, text]) => [name, this.#targetsOf(text)]));
    for (const members of strongComponents(targets)) {
      const beyond = new Set(members.flatMap(name => targets.get(name) ?? []));
      // those of the group itself are not there yet, and the rest is, since it comes first
      const parts = [...beyond].flatMap(name => this.#whole.get(name) ?? []);
      const own = members.map(name => `${name} ${texts.get(name)}`);
      const whole = digest([...own.sort(), '', ...parts.sort()]);
      for (const name of members) this.#whole.set(name, whole);
    }
  }

  /** Changes with every component that a text of the document leads to, directly or through others. */
  of(text: string): string {
    return digest([...new Set(this.#targetsOf(text).map(name => this.#whole.get(name) ?? ''))].sort());
  }

  #targetsOf(text: string): readonly string[] {
    return [...new Set([...text.matchAll(reference)].map(([, target = '']) => this.#componentOf(target)))];
  }

  #componentOf(target: string): string {
    const [, name] = /^#\/components\/([^/]+\/[^/]+)/.exec(target) ?? [];
    return name !== undefined && !escaped.test(target) && this.#names.has(name) ? name : anywhere;
  }
}

function tokenOf(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
