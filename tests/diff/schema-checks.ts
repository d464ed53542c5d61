import type { Contract } from '../../src/contract/index.js';
import { Collector } from '../../src/diff/collector.js';
import { compareContracts } from '../../src/diff/http/index.js';
import type { ContractChange } from '../../src/diff/index.js';
import { createCompiler } from '../../src/schema/index.js';

/** Holds witnesses of schemas against the compiled checks of both versions. */
export class SchemaChecks {
  readonly #sites;
  readonly #checks;

  constructor(before: Contract, after: Contract) {
    const collector = new Collector();
    const { old, now } = compareContracts(before, after, collector, {});
    this.#sites = new Map(
      collector.sites.map(site => [`${site.travels} ${site.reaches.operation} ${site.reaches.part}`, site]),
    );
    this.#checks = { old: createCompiler(old), now: createCompiler(now) };
  }

  /**
   * What the checks of the schemas say of a change's witness; undefined where it is about no schema.
   * @param use `any`: whatever readOnly and writeOnly say
   */
  said({ code, witness }: ContractChange, use?: 'any'): { readonly old: Said; readonly now: Said } | undefined {
    if (!code.startsWith('schema-') || !witness) return undefined;
    const { travels, operation, part, value } = witness;
    const site = this.#sites.get(`${travels} ${operation} ${part}`);
    if (!site) return undefined;
    const said = (valid: boolean): Said => (valid ? 'accepted' : 'refused');
    return {
      old: said(this.#checks.old.validate(site.before.id, use ?? travels)(value) === undefined),
      now: said(this.#checks.now.validate(site.after.id, use ?? travels)(value) === undefined),
    };
  }
}

export type Said = 'accepted' | 'refused';

/** What the checks have to say of a witness: who keeps to the old version is at odds with the new one. */
export function proof(travels: 'request' | 'response'): { readonly old: Said; readonly now: Said } {
  return travels === 'request' ? { old: 'accepted', now: 'refused' } : { old: 'refused', now: 'accepted' };
}

/** Of a value that is understood otherwise: checks try all branches where the discriminator's names none. */
export const letThrough = { old: 'accepted', now: 'accepted' } as const;
