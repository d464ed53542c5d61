import { dispositionOf } from '../../../../src/enforce/body/multipart/disposition.js';
import { PartHeaders } from '../../../../src/enforce/body/multipart/part-headers.js';

const read = (...values: string[]) =>
  dispositionOf(new PartHeaders(values.flatMap(value => ['Content-Disposition', value])));

describe('dispositionOf', () => {
  it.each<[string, unknown]>([
    ['form-data; name="a"', { type: 'form-data', name: 'a', filename: undefined }],
    ['Form-Data;NAME=a ; filename=b.png;', { type: 'form-data', name: 'a', filename: 'b.png' }],
    ['form-data; name="a\\"b;c"', { name: 'a"b;c' }],
    ['form-data; name=""', { name: '' }],
    ['form-data; name="__proto__"', { name: '__proto__' }],
    ['form-data; name="a"; filename="../../etc/passwd"', { filename: 'passwd' }],
    ['form-data; name="a"; filename="C:\\\\dir\\x.png"', { filename: 'x.png' }],
    ['form-data; name="a"; filename=".."', { filename: '' }],
    ['form-data; name="a"; filename=""', { filename: '' }],
    ['form-data; name="a"; filename="x.png"; filename*=UTF-8\'\'%e2%82%ac.png', { filename: '€.png' }],
    ["form-data; name=a; filename*=iso-8859-1'en'%A3%2f..%2Fb", { filename: 'b' }],
    ['attachment', { type: 'attachment', name: undefined }],
  ])('%s', (text, want) => {
    expect(read(text)).toMatchObject(want as object);
  });

  it.each([
    ['form-data; name="a'],
    ['form-data; name="a\\"'],
    ['form-data; name="a"; name="b"'],
    ['form-data; name="a" x="b"'],
    ['form-data name="a"'],
    ["form-data; name=a; filename*=UTF-8''%zz"],
    ["form-data; name=a; filename*=UTF-8''%ff"],
    ["form-data; name=a; filename*=klingon''x"],
    ['; name="a"'],
    [''],
    [`form-data; name="${'\\\\'.repeat(30_000)}`],
  ])('refuses %.60s', text => {
    expect(read(text)).toBeUndefined();
  });

  it('refuses two of them, and knows nothing where there is none', () => {
    expect(read('form-data; name="a"', 'form-data; name="b"')).toBeUndefined();
    expect(read()).toEqual({ type: '', name: undefined, filename: undefined });
  });
});
