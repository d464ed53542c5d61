import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeReal, realDocument, realDocuments } from '../../support/real-documents.js';
import { disagreements, notAsked } from './disagreements.js';
import { ourVerdict, theirVerdict, type Verdict } from './verdict.js';

const folder = join(import.meta.dirname, '../../fixtures/invalid');
const reviewed = new Map(
  disagreements.flatMap(({ fixtures, refused }) => fixtures.map(name => [name, refused] as const)),
);

const fixtures = readdirSync(folder)
  .flatMap(object => readdirSync(join(folder, object)).map(name => `${object}/${name}`))
  .filter(name => !Object.hasOwn(notAsked, name));
// it reads no 3.2
const read = fixtures.filter(name => !/^openapi: 3\.2/m.test(readFileSync(join(folder, name), 'utf8')));

describe('swagger-parser and the flawed documents', () => {
  it.each(read)('%s is refused by both, at the same place, or the difference is reviewed', async name => {
    const path = join(folder, name);
    const [ours, theirs] = [await ourVerdict(path), await theirVerdict(path)];
    const by = ours.accepts === theirs.accepts ? undefined : ours.accepts ? 'by it' : 'by us';
    const placed = !/^(document|openapi)\//.test(name) && !ours.accepts && !theirs.accepts;
    expect({ by, together: placed ? nearby(ours, theirs) : true }).toEqual({ by: reviewed.get(name), together: true });
  });

  it('no row of the table is stale', () => {
    expect([...reviewed.keys(), ...Object.keys(notAsked)].filter(name => !read.includes(name)).sort()).toEqual(
      Object.keys(notAsked),
    );
    expect(reviewed.size).toBe(disagreements.flatMap(row => row.fixtures).length);
    expect(read.length).toBeGreaterThan(fixtures.length - 20);
  });
});

// github.json, 13 MB, costs as much as all the others together
const upTo4MB = realDocuments().filter(name => name !== 'github.json');

describeReal('swagger-parser and real documents', () => {
  it.each(upTo4MB)('%s is accepted by both', async name => {
    const path = realDocument(name);
    expect(await ourVerdict(path)).toEqual({ accepts: true });
    expect(await theirVerdict(path)).toEqual({ accepts: true });
  });
});

/** Whether a place of ours is one of theirs; it names the object where we name the field. */
function nearby(ours: Verdict, theirs: Verdict): boolean {
  return ours.places?.some(place => [place, parentOf(place)].some(each => theirs.places?.includes(each))) ?? false;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
