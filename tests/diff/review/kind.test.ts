import { diffSchemaCodes } from '../../../src/diagnostics/catalogue/diff-schema.js';
import { diffCodes } from '../../../src/diagnostics/codes-of-diff.js';
import { type Code, catalogue } from '../../../src/diagnostics/index.js';
import type { ContractChange } from '../../../src/diff/index.js';
import { kindOf } from '../../../src/diff/review/kind.js';

const codes = [...Object.keys(diffCodes), ...Object.keys(diffSchemaCodes)] as Code[];

describe('the kind of a change', () => {
  it.each(codes)('of %s is breaking where its level is', code => {
    expect(kindOf({ code, level: 'breaking' })).toBe('breaking');
  });

  it('is what its code says has happened, where nothing breaks', () => {
    const of = (kind: string) => codes.filter(code => kindOf({ code, level: 'safe' }) === kind).sort();
    const demands = codes.filter(code => /^(?:required-.*|security-scope|body-schema)-added$/.test(code));
    expect(of('added')).toEqual(codes.filter(code => code.endsWith('-added') && !demands.includes(code)).sort());
    expect(of('changed')).toEqual(
      expect.arrayContaining([...demands, 'deprecation-lifted', 'required-parameter-added']),
    );
    expect(of('deprecated')).toEqual([
      'deprecation-changed',
      'operation-deprecated',
      'sunset-changed',
      'sunset-invalid',
    ]);
    expect(of('documented')).toEqual(expect.arrayContaining(['documentation-changed', 'tags-changed']));
    // code that was made of the document may have other names then
    expect(['risky', 'safe'].map(level => kindOf({ code: 'operation-id-renamed', level } as ContractChange))).toEqual([
      'changed',
      'documented',
    ]);
    // nothing that a message holds is a matter of words
    for (const code of of('documented')) expect(catalogue[code].severity).not.toBe('error');
  });
});
