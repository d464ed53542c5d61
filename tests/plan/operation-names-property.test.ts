import fc from 'fast-check';
import { operationNames } from '../../src/plan/index.js';
import { operationOf } from './contract-of.js';

const ids = fc.oneof(
  fc.constantFrom(
    'getPet',
    'get-pet',
    'GETPET',
    'get_pet',
    'getPet_',
    'delete',
    'constructor',
    '__proto__',
    'then',
    '',
  ),
  fc.constantFrom('con', 'NUL', 'index', 'repos/list', '../../x', 'a b', 'é', 'e\u0301', '取得', '😀', 'a'.repeat(250)),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const operation = fc.tuple(fc.constantFrom('GET', 'POST', 'QUERY', 'x-own'), fc.option(ids, { nil: undefined }));
const document = fc.array(operation, { minLength: 1, maxLength: 20 });
const runs = { numRuns: 500, seed: 20_240_607 };

/** Each at a path of its own, as routes are. */
const named = (given: readonly (readonly [string, string | undefined])[]) =>
  operationNames(
    given.map(([method, operationId], index) =>
      operationOf(method, `/p${index}/{id}`, operationId === undefined ? {} : { operationId }),
    ),
  );

/** Whether a text may stand where a module declares a name. */
function declares(name: string): boolean {
  try {
    new Function(`'use strict'; async () => { const ${name} = 1; return ${name}; };`);
    return true;
  } catch {
    return false;
  }
}

describe('names of operations, whatever their ids', () => {
  it('are identifiers, each its own, of at most 200 characters', () => {
    fc.assert(
      fc.property(document, given => {
        const names = named(given).map(({ name }) => name);
        expect(names.filter(name => !declares(name) || name.length > 200)).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
      }),
      runs,
    );
  });

  it('are files of their own on every file system', () => {
    fc.assert(
      fc.property(document, given => {
        const files = named(given).map(({ fileName }) => fileName);
        expect(files.filter(file => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(file) || file.length > 107)).toEqual([]);
        expect(new Set(files.map(file => file.toLowerCase())).size).toBe(files.length);
      }),
      runs,
    );
  });

  it('are the ids themselves, or are said to have changed', () => {
    fc.assert(
      fc.property(document, given => {
        for (const [index, { name, change }] of named(given).entries()) {
          expect(change === undefined).toBe(name === given[index]![1]);
        }
      }),
      runs,
    );
  });

  it('stay what they were when an operation is added behind', () => {
    fc.assert(
      fc.property(document, operation, (given, added) => {
        const before = named(given);
        const after = named([...given, added]);
        // the one whose id is exactly a name keeps it: then another gives way
        const moved = before.flatMap(({ name }, index) => (after[index]!.name === name ? [] : [name]));
        expect(moved.filter(name => name !== added[1]?.normalize('NFC'))).toEqual([]);
      }),
      runs,
    );
  });
});
