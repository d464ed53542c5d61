import { Faults } from './ruleset/faults.js';
import { type ReadOptions, RulesetReader } from './ruleset/read.js';

/**
 * Whether a ruleset, or one that it extends, has code that is not Specwright's. None of it is run, and nothing is fetched: what
 * comes from a URL never has code.
 * @param ruleset as for `loadRuleset`
 */
export async function hasCode(ruleset: string, options: ReadOptions): Promise<boolean> {
  let has = false;
  const onCode = () => {
    has = true;
  };
  await new RulesetReader(new Faults(), { ...options, allowRemote: false, onCode }).read(ruleset);
  return has;
}
