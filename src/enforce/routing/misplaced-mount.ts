import type { OperationPlan } from '../../plan/index.js';
import type { Mounted } from './lookup.js';
import type { Router } from './router.js';
import type { Target } from './target.js';

const longest = 200;

/**
 * Notices a service that is mounted under a path which fits none of its base paths, as behind a proxy that takes off a part
 * of them: it finds nothing, checks nothing, and would say nothing.
 */
export class MisplacedMount {
  readonly #router: Router;
  readonly #basePaths: readonly string[];
  readonly #operations: readonly OperationPlan[];
  readonly #say: (line: string) => void;
  /** Once it is told, or where no mount path can be wrong. */
  #done: boolean;

  /** @param say told once, of the first request that would have been an operation below another path */
  constructor(
    router: Router,
    basePaths: readonly string[],
    operations: readonly OperationPlan[],
    say: (line: string) => void,
  ) {
    this.#router = router;
    this.#basePaths = [...new Set(basePaths.map(path => path.replace(/\/+$/, '')))];
    this.#operations = operations;
    this.#say = say;
    this.#done = this.#basePaths.length === 0 || this.#basePaths.includes('');
  }

  /** Looks at a request that nothing was found for. */
  look({ baseUrl, method = '' }: Mounted, target: Target | undefined): void {
    if (this.#done || !baseUrl || !target || this.#fits(baseUrl.toLowerCase())) return;
    for (const basePath of this.#basePaths) {
      const match = this.#router.match(method, basePath + target.path);
      if (match.kind !== 'operation') continue;
      this.#done = true;
      this.#say(
        `${this.#operations[match.index]!.key}: a request for it was not checked, for the service is mounted under ` +
          `${baseUrl.slice(0, longest)}, and its paths begin with ${this.#basePaths.slice(0, 5).join(', ')}: ` +
          'say with the option basePaths where they begin',
      );
      return;
    }
  }

  /** Whether a base path begins with the mount path, or with what the inner routers took of it. */
  #fits(mount: string): boolean {
    for (let slash = 0; slash >= 0; slash = mount.indexOf('/', slash + 1)) {
      const path = `${mount.slice(slash)}/`;
      if (this.#basePaths.some(basePath => `${basePath.toLowerCase()}/`.startsWith(path))) return true;
    }
    return false;
  }
}
