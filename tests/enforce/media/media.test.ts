import { acceptChooser, parseMediaType, requestMediaChooser } from '../../../src/enforce/media/index.js';
import { type MediaPlan, mediaKind } from '../../../src/plan/index.js';

const plansOf = (...ranges: string[]): MediaPlan[] => ranges.map(range => ({ range, kind: mediaKind(range) }));

describe('parseMediaType', () => {
  it.each([
    ['application/json', 'application', 'json', {}],
    [' Application/JSON ; Charset=UTF-8', 'application', 'json', { charset: 'UTF-8' }],
    ['text/plain; a="b;c\\"d"; e=f;', 'text', 'plain', { a: 'b;c"d', e: 'f' }],
    ['application/vnd.a+json;v=1;V="1"', 'application', 'vnd.a+json', { v: '1' }],
  ])('%s', (text, type, subtype, parameters) => {
    const parsed = parseMediaType(text);
    expect(parsed && { ...parsed, parameters: Object.fromEntries(parsed.parameters) }).toEqual({
      type,
      subtype,
      parameters,
    });
  });

  it.each([
    '',
    'json',
    '/',
    'a/',
    '/b',
    'a/b/c',
    'a b/c',
    'a/b; =1',
    `a/${'b'.repeat(2000)}`,
    'a/b;v=1;v=2',
    'a/b;charset=utf-8;Charset=utf-7',
  ])('refuses %j', text => {
    expect(parseMediaType(text)).toBeUndefined();
  });
});

describe('requestMediaChooser', () => {
  const all = plansOf(
    '*/*',
    'application/*',
    'application/*+json',
    'application/json',
    'application/json;v=2',
    'text/plain;charset=utf-8',
  );
  it.each([
    ['application/json', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['APPLICATION/JSON;V=2', 'application/json;v=2'],
    ['application/json;v=3', 'application/json'],
    ['application/problem+json', 'application/*+json'],
    ['application/pdf', 'application/*'],
    ['image/png', '*/*'],
    ['text/plain', 'text/plain;charset=utf-8'],
    ['text/plain;charset=UTF-8', 'text/plain;charset=utf-8'],
    ['text/plain;charset=latin1', '*/*'],
    ['*/*', undefined],
    ['nonsense', undefined],
    [undefined, undefined],
  ])('%s is read as %s', (contentType, want) => {
    expect(requestMediaChooser(all)(contentType)?.plan.range).toBe(want);
  });

  it('refuses what is not declared', () => {
    const choose = requestMediaChooser(plansOf('application/json'));
    expect(choose('text/plain')).toBeUndefined();
    expect(choose('application/jsonp')).toBeUndefined();
  });
});

describe('acceptChooser', () => {
  const json = plansOf('application/json', 'text/csv', 'image/*');
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    [',\t, ,', 'application/json'],
    [', ,text/csv,', 'text/csv'],
    [',;;;', 'application/json'],
    [',a', 'application/json'],
    ['nonsense, text/csv', 'text/csv'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/csv;q=0.5, application/json;q=0.4', 'text/csv'],
    ['text/*, application/json;q=0.9', 'text/csv'],
    ['*/*, application/json;q=0', 'text/csv'],
    ['image/png', 'image/*'],
    ['application/json;q=0', undefined],
    ['application/xml', undefined],
    ['application/json;q=2', 'application/json'],
    ['application/json;q=1.0000', 'application/json'],
    ['application/json;q=0.00001', 'application/json'],
    ['application/json;q=0.0000', undefined],
    ['application/json;q=.8, text/csv;q=.9', 'text/csv'],
    ['application/json;q=.', 'application/json'],
    ['text/csv;q=x, image/png', 'image/*'],
    ['*', 'application/json'],
    ['*;q=0', undefined],
    ['*json, text/csv', 'text/csv'],
    ['text/html, image/gif;q=0, *; q=.2, */*; q=.2', 'application/json'],
    ['a/b;x="y,z", text/csv', 'text/csv'],
    ['application/json;charset=utf-8', 'application/json'],
  ])('%j wants %s', (accept, want) => {
    expect(acceptChooser(json)(accept)?.range).toBe(want);
  });
});
