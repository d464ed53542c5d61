import type { Json } from '../../document/index.js';

/** A part of a document as it was written, read once for all that its text tells. */
export class WrittenPiece {
  readonly text: string;
  /** Whatever names something elsewhere: `$ref`, and the values of a discriminator's mapping. */
  readonly references: readonly string[];

  constructor(value: Json | undefined) {
    this.text = JSON.stringify(value ?? null);
    this.references = this.text.match(reference) ?? [];
  }

  /** What each `$ref` leads to, as a string of JSON without its quotes. */
  get targets(): readonly string[] {
    return this.references.flatMap(found => [...found.matchAll(target)].map(([, to = '']) => to));
  }

  /** Whether it refers into paths or to a whole file of paths, goes by an anchor, or has a percent in a fragment that might say so. */
  get leadsAstray(): boolean {
    return leadsAstray(this.text);
  }

  /** Whether it has a schema with a discriminator, which depends on those that refer to it, too. */
  get tellsApart(): boolean {
    return this.text.includes('"discriminator"');
  }
}

const reference = /"\$ref":"(?:[^"\\]|\\.)*"|"mapping":\{[^}]*\}/g;
const target = /"\$ref":"((?:[^"\\]|\\.)*)"/g;

const astray = /#\/(?:paths|webhooks|[^"'\s]*%)|["']#["']|\$(?:id|anchor|dynamicAnchor|dynamicRef|recursiveAnchor)\b/;

/** The same of any text. */
export function leadsAstray(text: string): boolean {
  return astray.test(text);
}
