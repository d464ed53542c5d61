import { compareVersions, parseVersion } from '../../../src/diff/review/semver.js';
import { versionVerdict } from '../../../src/diff/review/version-verdict.js';
import { risky, safe, whole } from '../formats/reviews.js';

// https://semver.org/spec/v2.0.0.html
describe('a semantic version', () => {
  it.each([
    '1',
    '1.2',
    'v1.2.3',
    '01.2.3',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3+',
    '1.2.3-a..b',
    '',
    ' 1.2.3',
    '1.2.3\n',
    '-1.2.3',
  ])('is not %j', text => {
    expect(parseVersion(text)).toBeUndefined();
  });

  it('has its numbers and what stands before the release; builds have no precedence', () => {
    expect(parseVersion('1.20.3-rc.1+build.5')).toEqual({ major: 1, minor: 20, patch: 3, pre: ['rc', '1'] });
  });

  it('has the precedence of section 11', () => {
    const ordered = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ].map(text => parseVersion(text)!);
    for (const [index, one] of ordered.entries())
      for (const [other, version] of ordered.entries())
        expect(Math.sign(compareVersions(one, version))).toBe(Math.sign(index - other));
  });
});

describe('the version that changes deserve', () => {
  const documented = { ...safe, code: 'documentation-changed' } as const;
  const version = (text: string) => ({ title: '', version: text, openapi: '', source: '' });
  const verdictOf = (
    before: string,
    after: string,
    changes: Parameters<typeof versionVerdict>[0]['changes'],
    riskyBreaks = false,
  ) => versionVerdict({ before: version(before), after: version(after), changes }, { riskyBreaks }).verdict;

  it.each([
    [[whole, risky, safe, documented], 'major'],
    [[risky], 'minor'],
    [[safe], 'minor'],
    [[documented], 'patch'],
    [[], 'none'],
  ])('is %#: %j', (changes, want) => {
    expect(verdictOf('1.0.0', '1.0.0', changes).deserves).toBe(want);
  });

  it('is a minor one for what is risky, even where nothing but names has changed', () => {
    const renamed = { ...risky, code: 'operation-id-changed' } as const;
    expect(verdictOf('1.0.0', '1.0.1', [renamed])).toMatchObject({ deserves: 'minor', holds: false });
  });

  it('is a major one for what is risky where that counts as breaking', () => {
    expect(verdictOf('1.0.0', '1.1.0', [risky], true)).toMatchObject({ deserves: 'major', holds: false });
  });

  it.each([
    ['1.2.3', '2.0.0', [whole], true],
    ['1.2.3', '2.0.0-rc.1', [whole], true],
    ['1.2.3', '3.0.0', [whole], true],
    ['1.2.3', '1.9.9', [whole], false],
    ['1.2.3', '1.3.0-beta', [safe], true],
    ['1.2.3', '1.2.4', [safe], false],
    ['1.2.3', '1.2.4', [documented], true],
    ['1.2.3', '1.2.3', [documented], false],
    ['1.2.3', '1.2.3', [], true],
    ['1.2.3', '1.2.2', [], false],
    ['0.1.2', '0.2.0', [whole], true],
    ['0.1.2', '0.1.3', [whole], false],
    ['0.1.2', '0.1.3', [safe], true],
    ['0.1.2', '1.0.0', [whole], true],
    ['2.0.0-rc.1', '2.0.0-rc.2', [whole], true],
    ['2.0.0-rc.1', '2.0.0', [whole], true],
    ['2.0.0-rc.1', '2.0.0-rc.1', [whole], false],
    ['1.2.3', '1.2.3+build', [whole], false],
  ])('%s to %s for %# holds: %j', (before, after, changes, want) => {
    expect(verdictOf(before, after, changes).holds).toBe(want);
  });

  it.each([
    ['old', '1.0.0'],
    ['1.0.0', 'new'],
  ])('is not held against %s and %s', (before, after) => {
    const { verdict, finding } = versionVerdict({ before: version(before), after: version(after), changes: [whole] });
    expect(verdict).toEqual({ deserves: 'major', before, after });
    expect(finding?.code).toBe('version-not-semantic');
  });
});
