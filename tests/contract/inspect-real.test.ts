import { readFileSync } from 'node:fs';
import { load as parseYaml } from 'js-yaml';
import { createContract, inspect } from '../../src/contract/index.js';
import { loadDocument } from '../../src/document/index.js';
import { describeReal, realDocument } from '../support/real-documents.js';

describeReal('inspect of real documents', () => {
  it.each([
    ['github.json', 1223, 10460, 0],
    ['stripe.yaml', 402, 1972, 73],
    ['corpus/vercel.json', undefined, 489, 2],
    ['corpus/openai.json', undefined, 1454, 0],
  ])('%s', async (name, operations, total, cyclic) => {
    const set = await loadDocument(realDocument(name));
    const got = inspect(createContract(set), set);
    expect(got.references).toEqual({ total, acrossFiles: 0, cyclic });
    if (operations !== undefined) expect(got.operations.total).toBe(operations);
    expect(countCyclic(readFileSync(realDocument(name), 'utf8'))).toBe(cyclic);
  });
});

/** A second count, of the text alone: each component is searched for in what it leads to, by every `$ref` in it. */
function countCyclic(text: string): number {
  const { components = {} } = (text.startsWith('{') ? JSON.parse(text) : parseYaml(text)) as {
    readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const leadsTo = new Map<string, Set<string>>();
  for (const [section, parts] of Object.entries(components)) {
    for (const [name, part] of Object.entries(parts)) {
      // these documents write no name that needs an escape
      const refs = JSON.stringify(part).matchAll(/"\$ref":"#\/components\/(\w+\/[^"/]+)/g);
      leadsTo.set(`${section}/${name}`, new Set([...refs].map(([, target]) => target!)));
    }
  }
  return [...leadsTo.keys()].filter(name => closureOf(name, leadsTo).has(name)).length;
}

function closureOf(name: string, leadsTo: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set(leadsTo.get(name));
  // a set that grows while it is walked is walked to its end
  for (const next of reached) for (const target of leadsTo.get(next) ?? []) reached.add(target);
  return reached;
}
