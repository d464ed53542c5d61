import { operationNames } from '../../src/plan/index.js';
import { operationOf } from './contract-of.js';

function namesOf(...ids: readonly (string | undefined)[]) {
  return operationNames(
    ids.map((id, index) => operationOf('GET', `/p${index}`, id === undefined ? {} : { operationId: id })),
  );
}

describe('operationNames', () => {
  it.each([
    ['getPet', 'getPet', 'get-pet', undefined],
    ['get_pet', 'get_pet', 'get-pet', undefined],
    ['getPetByID', 'getPetByID', 'get-pet-by-id', undefined],
    ['HTTPServer', 'HTTPServer', 'http-server', undefined],
    ['repos/list-for-org', 'reposListForOrg', 'repos-list-for-org', 'invalid'],
    ['list pets', 'listPets', 'list-pets', 'invalid'],
    ['2fa', '_2fa', '2fa', 'invalid'],
    ['delete', 'deleteOperation', 'delete-operation', 'reserved'],
    ['__proto__', '__proto__Operation', 'proto-operation', 'reserved'],
    ['constructor', 'constructorOperation', 'constructor-operation', 'reserved'],
    ['then', 'thenOperation', 'then-operation', 'reserved'],
    ['öffnen', 'öffnen', 'offnen', undefined],
    ['index', 'index', 'index-operation', undefined],
    ['con', 'con', 'con-operation', undefined],
    ['///', 'getP0', 'get-p0', 'invalid'],
    [undefined, 'getP0', 'get-p0', 'missing'],
    ["');alert(1)//", 'alert1', 'alert1', 'invalid'],
  ])('%s is %s in %s', (id, name, fileName, change) => {
    expect(namesOf(id)).toEqual([{ name, fileName, ...(change && { change }) }]);
  });

  it('names an operation without id by its route', () => {
    const [name] = operationNames([operationOf('GET', '/pets/{petId}/toys')]);
    expect(name).toEqual({ name: 'getPetsByPetIdToys', fileName: 'get-pets-by-pet-id-toys', change: 'missing' });
  });

  it('keeps letters that ASCII lacks in the identifier and tells files apart by a hash', () => {
    const [one, two] = namesOf('取得', '削除');
    expect([one?.name, two?.name]).toEqual(['取得', '削除']);
    expect(one?.fileName).toMatch(/^operation-[0-9a-f]{6}$/);
    expect(two?.fileName).not.toBe(one?.fileName);
  });

  it('keeps ids that differ by case alone, with files that differ beyond case', () => {
    const [one, two] = namesOf('getPet', 'GETPET');
    expect([one?.name, two?.name]).toEqual(['getPet', 'GETPET']);
    const [a, b] = namesOf('getpet', 'Getpet');
    expect(a?.fileName).toBe('getpet');
    expect(b?.fileName).toMatch(/^getpet-[0-9a-f]{6}$/);
  });

  it('lets the exact id keep its name wherever it stands', () => {
    const [dashed, exact] = namesOf('get-pet', 'getPet');
    expect(exact).toMatchObject({ name: 'getPet' });
    expect(exact?.change).toBeUndefined();
    expect(dashed?.name).toMatch(/^getPet_[0-9a-f]{6}$/);
  });

  it('renames nothing else when an operation is added', () => {
    const before = namesOf('a', 'b', 'b', 'b/c', undefined);
    const after = namesOf('a', 'b', 'b', 'b/c', undefined, 'b', 'bC', 'getP4');
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(before[2]).toMatchObject({ change: 'duplicate' });
    expect(new Set(after.map(({ name }) => name)).size).toBe(after.length);
  });

  it('shortens what is longer than 200 characters, and keeps what is as long', () => {
    const [kept, cut, other] = namesOf('a'.repeat(200), 'a'.repeat(300), `${'a'.repeat(300)}b`);
    expect(kept?.name).toBe('a'.repeat(200));
    expect(cut).toMatchObject({ change: 'long' });
    expect(cut?.name).toHaveLength(200);
    expect(other?.name).not.toBe(cut?.name);
    expect(kept?.fileName).toHaveLength(100);
  });
});
