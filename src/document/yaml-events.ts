import type { State as JsYamlState } from 'js-yaml';

/** What js-yaml gives its `listener`; its types leave out what is named here. */
type State = JsYamlState & { readonly position: number; readonly depth: number; readonly anchorMap: object };

/**
 * The nodes of a YAML text in the order in which js-yaml closed them: children before their parent. Three pushes a node
 * is all that a load pays; yaml-positions.ts makes sense of it on first use.
 */
export class YamlEvents {
  /** Offset at which the parser began to look for the node: white space and comments may come before it. */
  readonly starts: number[] = [];
  /** The index of the first event of the node's subtree. */
  readonly firsts: number[] = [];
  readonly results: unknown[] = [];
  /** Nodes whose number as written may not be kept, by index. */
  readonly longNumbers: { readonly node: number; readonly written: string }[] = [];
  hasAnchors = false;
  #written: string | undefined;
  /** By depth, of the node that is open there: the offset, and the number of events before it. */
  readonly #openedAt: number[] = [];
  readonly #openedFrom: number[] = [];

  readonly onNumber = (written: string): void => {
    // shorter ones are kept, except for an exponent out of range or .inf and .nan
    if (written.length > 15 || /[.eEn][-+\dfFnN]/.test(written)) this.#written = written;
  };

  record(event: 'open' | 'close', state: State): void {
    if (event === 'open') {
      this.#openedAt[state.depth] = state.position;
      this.#openedFrom[state.depth] = this.starts.length;
      return;
    }
    if (this.#written !== undefined) {
      this.longNumbers.push({ node: this.starts.length, written: this.#written });
      this.#written = undefined;
    }
    this.firsts.push(this.#openedFrom[state.depth]!);
    this.starts.push(this.#openedAt[state.depth]!);
    this.results.push(state.result);
    // before the root is closed all anchors are known
    if (state.depth === 1) this.hasAnchors = Object.keys(state.anchorMap).length > 0;
  }
}
