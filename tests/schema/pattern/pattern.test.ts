import { linearAtAGlance } from '../../../src/schema/pattern/glance.js';
import { choosePattern } from '../../../src/schema/pattern/index.js';
import { expressible, re2 } from '../../../src/schema/pattern/re2.js';

describe('the choice of an engine', () => {
  it.each([
    ['^[a-z]+$', 'u'],
    ['^[A-Za-z0-9.\\-_]+$', 'u'],
    ['^(a+)+$', 're2'],
    ['\\s+$', 're2'],
    ['^[\\w-.]+$', ''],
    ['^(\\p{L}+)+$', 're2'],
    ['^([\\P{Lu} ]+)+$', 're2'],
  ])('for %s is %s', (pattern, want) => {
    expect(choosePattern(pattern, false)).toEqual({ choice: want });
  });

  it.each([
    ['(', 'schema-pattern-invalid'],
    ['^(?=(a+)+$)', 'schema-pattern-unsafe'],
    ['^(\\p{Script=Greek}+)+$', 'schema-pattern-unsafe'],
  ])('for %s is the finding %s', (pattern, want) => {
    expect(choosePattern(pattern, false).problem?.code).toBe(want);
  });

  it('is the native engine where the option allows it', () => {
    expect(choosePattern('^(?=(a+)+$)', true)).toEqual({ choice: 'u' });
  });
});

describe('a glance', () => {
  it.each(['^(a+)+$', '(a|a)*', '\\s+$', '^a*a*$', '^(a{1,9}){1,9}$', '(.)\\1'])(
    'does not take %s for linear',
    pattern => {
      expect(linearAtAGlance(pattern)).toBe(false);
    },
  );
});

describe('RE2', () => {
  it('is asked about classes of characters in the syntax that has them alone', () => {
    expect([expressible('\\p{L}', 'u'), expressible('\\p{L}', '')]).toEqual([true, false]);
  });

  it('runs in linear time what would run away', () => {
    expect(re2('^(a+)+$').test(`${'a'.repeat(50_000)}b`)).toBe(false);
    expect(re2('^(a+)+$').test('aaa')).toBe(true);
  });

  it.each(['a', 'É', 'ß', 'ж', '字', '1', ' ', '', 'a1', '😀', 'ǅ', 'ª'])(
    'agrees with the native engine about %j',
    text => {
      for (const source of ['^(\\p{L}+)+$', '\\P{L}', '^[\\p{Lu}\\p{Nd} ]*$', '[^\\p{Ll}]'])
        expect([source, re2(source).test(text)]).toEqual([source, new RegExp(source, 'u').test(text)]);
    },
  );
});
