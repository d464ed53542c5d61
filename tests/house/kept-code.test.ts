import { compileFunction } from 'node:vm';
import { byKeptCode } from '../../scripts/lib/kept-code.mjs';

type Made = ReturnType<typeof compileFunction>;

/** Compiles a function and gives what it returns, with the data that it was compiled by. */
function made(name: string, code: string, parameters: readonly string[], refuse = false) {
  const given: (Buffer | undefined)[] = [];
  const compiled = byKeptCode<Made>(
    { name, code, parameters: parameters.join() },
    data => {
      given.push(data);
      if (data && refuse) return undefined;
      return compileFunction(code, parameters, { ...(data && { cachedData: data }), produceCachedData: !data });
    },
    ({ cachedData }) => cachedData,
  );
  const returns: unknown = compiled('one', 'two');
  return { returns, with: given.map(data => (data ? 'kept' : 'none')) };
}

describe('the code that is kept between test files', () => {
  it('is used for the same text again', () => {
    expect(made('a.js', 'return a', ['a', 'b'])).toEqual({ returns: 'one', with: ['none'] });
    expect(made('a.js', 'return a', ['a', 'b'])).toEqual({ returns: 'one', with: ['kept'] });
  });

  it('is not used for other text or other parameters of the same name', () => {
    made('b.js', 'return a', ['a', 'b']);
    expect(made('b.js', 'return b', ['a', 'b'])).toEqual({ returns: 'two', with: ['none'] });
    expect(made('b.js', 'return b', ['b', 'a'])).toEqual({ returns: 'one', with: ['none'] });
  });

  it('is made anew where it is refused', () => {
    made('c.js', 'return a', ['a']);
    expect(made('c.js', 'return a', ['a'], true)).toEqual({ returns: 'one', with: ['kept', 'none'] });
  });

  it('is not kept of what imports while it runs: who imports for it would be lost', () => {
    const code = "return false ? import('./never.js') : a";
    for (let time = 0; time < 2; time++) expect(made('d.js', code, ['a'])).toEqual({ returns: 'one', with: ['none'] });
  });
});
