import { readWholeForm } from '../../../../src/enforce/index.js';
import type { WireShape } from '../../../../src/plan/index.js';

const file: WireShape = { binary: true };
const wire: WireShape = {
  properties: { note: {}, size: { primitive: ['integer'] }, 'a/b': file, files: { items: file }, tags: { items: {} } },
};
const plan = { range: 'multipart/form-data', wire };

/** Parts as they stand in a body: the name, then the text. */
function bodyOf(...parts: readonly (readonly [name: string, text: string, type?: string])[]): string {
  const lines = parts.map(([name, text, type]) =>
    [
      '--b',
      `Content-Disposition: form-data; name="${name}"`,
      ...(type ? [`Content-Type: ${type}`] : []),
      '',
      text,
    ].join('\r\n'),
  );
  return [...lines, '--b--'].join('\r\n');
}

describe('a form that is there as a whole', () => {
  it.each([
    ['texts, by their types', bodyOf(['note', 'x'], ['size', '3']), { note: 'x', size: 3 }],
    ['a file, as its text', bodyOf(['a/b', 'bytes']), { 'a/b': 'bytes' }],
    [
      'files, in their order',
      bodyOf(['files', 'one'], ['note', 'x'], ['files', '']),
      { files: ['one', ''], note: 'x' },
    ],
    ['a list of one', bodyOf(['tags', 'a']), { tags: ['a'] }],
    ['nothing', bodyOf(), {}],
  ])('%s', (_, text, value) => {
    expect(readWholeForm(plan, text, 'b')).toEqual({ value });
  });

  it.each([
    ['without its end', bodyOf(['note', 'x']).slice(0, -2)],
    ['with another boundary', bodyOf(['note', 'x']).replaceAll('--b', '--c')],
    ['with a part without a name', '--b\r\n\r\nx\r\n--b--'],
    ['with a part twice', bodyOf(['note', 'x'], ['note', 'y'])],
    ['with a charset that is not read', bodyOf(['note', 'x', 'text/plain; charset=x-none'])],
    ['with a media type that the part may not have', bodyOf(['a/b', 'x', 'multipart/mixed'])],
  ])('is none %s', (_, text) => {
    expect(readWholeForm(plan, text, 'b')).toBeUndefined();
  });
});
