import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { loadDocument } from '../../../src/document/index.js';
import { type LoadedRuleset, loadRuleset, runRuleset } from '../../../src/lint/spectral/index.js';
import { describeReal, realDocument, realDocuments } from '../../support/real-documents.js';
import { factsOf } from './support/facts.js';
import { toldPlaces, without } from './support/told.js';

/** A difference that somebody has looked at: what one of the two alone has, and why it is Spectral that is wrong. */
interface Difference {
  readonly document: string;
  readonly codes: readonly string[];
  readonly only: 'spectral' | 'ours';
  readonly places: readonly string[];
  readonly why: string;
}

const own = (name: string) => join(import.meta.dirname, 'rulesets', name);
/** All three in one, for one walk over a document; no two have a rule of one name. */
const definition = { extends: [['spectral:oas', 'all'], own('owasp.mjs'), own('url-versioning.mjs')] };
const rulesets = ['oas', 'owasp', 'url-versioning'];

// The file is checked by each difference that it has.
const differences = load(readFileSync(join(import.meta.dirname, 'differences.yaml'), 'utf8')) as readonly Difference[];

/** By `only code`, the places. */
type Apart = Readonly<Record<string, readonly string[]>>;

function reviewed(document: string): Apart {
  const apart: Record<string, readonly string[]> = {};
  for (const { codes, only, places } of differences.filter(each => each.document === document))
    for (const code of codes) apart[`${only} ${code}`] = [...(apart[`${only} ${code}`] ?? []), ...places].sort();
  return apart;
}

async function found(document: string, ruleset: LoadedRuleset): Promise<Apart> {
  const set = await loadDocument(realDocument(document));
  const ours = toldPlaces(set, await runRuleset(set, ruleset));
  const facts = rulesets.map(name => factsOf(document, name));
  expect(facts.map(({ places }) => places !== undefined)).toEqual([true, true, true]);
  const theirs = new Map(facts.flatMap(({ places }) => [...(places ?? [])]));
  const left = new Set(facts.flatMap(fact => [...fact.without]));
  const apart: Record<string, readonly string[]> = {};
  for (const code of new Set([...ours.keys(), ...theirs.keys()])) {
    if (left.has(code)) continue;
    const spectral = without(theirs.get(code), ours.get(code));
    const alone = without(ours.get(code), theirs.get(code));
    if (spectral.length > 0) apart[`spectral ${code}`] = [...spectral].sort();
    if (alone.length > 0) apart[`ours ${code}`] = [...alone].sort();
  }
  return apart;
}

describeReal('the findings of spectral:oas, OWASP and URL versioning are those of Spectral', () => {
  let ruleset: LoadedRuleset;
  beforeAll(async () => {
    ruleset = await loadRuleset(definition);
  });

  it.each([...realDocuments(), 'github-enterprise-3.19.json'])(
    'in %s',
    async document => {
      const apart = await found(document, ruleset);
      expect(apart).toEqual(reviewed(document));
    },
    120_000,
  );

  it('differences are told of documents that there are', () => {
    const known = new Set([...realDocuments(), 'github-enterprise-3.19.json']);
    expect(differences.filter(({ document }) => !known.has(document))).toEqual([]);
    expect(differences.filter(({ why }) => why.length < 40)).toEqual([]);
  });
});
