import { documentOf, get, ok } from '../case.js';
import type { Verdict } from '../side.js';
import { specwrightSide } from '../specwright-side.js';
import { compare, type Row } from './both.js';

type Parameter = Readonly<Record<string, unknown>>;
const list = (items: unknown, rest: Parameter = {}) => ({ type: 'array', items, ...rest });
const integer = { type: 'integer' };
const point = { type: 'object', required: ['x'], properties: { x: integer, y: integer }, additionalProperties: false };

function documentWith(operations: Readonly<Record<string, Parameter>>) {
  return documentOf(
    Object.fromEntries(
      Object.entries(operations).map(([path, parameter]) => {
        const parameters = [{ name: 'v', required: true, ...parameter }];
        return [path, { get: { parameters, responses: ok } }];
      }),
    ),
  );
}

function row(target: string, want: Verdict, eov?: Verdict, headers: Readonly<Record<string, string>> = {}): Row {
  return { name: `${target} ${JSON.stringify(headers)}`, request: get(target, headers), want, ...(eov && { eov }) };
}

describe('lists in headers', () => {
  const document = documentWith({
    '/integers': { in: 'header', schema: list(integer), explode: true },
    '/words': { in: 'header', schema: list({ enum: ['a', 'b'] }, { minItems: 2 }), explode: true },
    '/days': { in: 'header', schema: list({ type: 'string', format: 'date' }), explode: true },
    '/point': { in: 'header', schema: point, explode: true },
  });
  const v = (value: string) => ({ v: value });
  it.each([
    [
      row('/integers', 'accepts', 'refuses', v('1,2')),
      row('/integers', 'accepts', 'refuses', v('1, 2 ,3')),
      row('/integers', 'refuses', undefined, v('1,x')),
    ],
    [
      row('/words', 'accepts', 'refuses', v('a,b')),
      row('/words', 'refuses', undefined, v('a,c')),
      row('/words', 'refuses', undefined, v('a')),
    ],
    [
      row('/days', 'accepts', 'refuses', v('2024-02-29,2024-03-01')),
      row('/days', 'refuses', undefined, v('2024-02-29,x')),
    ],
    [
      row('/point', 'accepts', 'refuses', v('x=1,y=2')),
      row('/point', 'refuses', undefined, v('y=2')),
      row('/point', 'refuses', undefined, v('x=1,z=2')),
    ],
  ])('are read item by item', async (...rows) => {
    const { got, want } = await compare(document, rows);
    expect(got).toEqual(want);
  });
});

describe('label and matrix', () => {
  const path = { in: 'path' };
  const document = documentWith({
    '/label/{v}': { ...path, style: 'label', schema: integer },
    '/labels/{v}': { ...path, style: 'label', explode: true, schema: list(integer, { maxItems: 2 }) },
    '/label-point/{v}': { ...path, style: 'label', explode: true, schema: point },
    '/matrix/{v}': { ...path, style: 'matrix', schema: { type: 'boolean' } },
    '/matrices/{v}': { ...path, style: 'matrix', schema: list(integer, { maxItems: 2 }) },
    '/matrix-point/{v}': { ...path, style: 'matrix', explode: true, schema: point },
    '/label-day/{v}': { ...path, style: 'label', schema: { type: 'string', format: 'date' } },
    '/matrix-words/{v}': { ...path, style: 'matrix', explode: true, schema: list({ enum: ['a', 'b'] }) },
    '/matrix-null/{v}': { ...path, style: 'matrix', schema: { type: ['number', 'null'] } },
  });
  const rows = [
    row('/label/.7', 'accepts', 'refuses'),
    row('/label/.x', 'refuses'),
    row('/label/7', 'refuses', 'accepts'),
    row('/labels/.1.2', 'accepts', 'refuses'),
    row('/labels/.1.2.3', 'refuses'),
    row('/label-point/.x=1.y=2', 'accepts', 'refuses'),
    row('/label-point/.y=2', 'refuses'),
    row('/matrix/;v=true', 'accepts', 'refuses'),
    row('/matrix/;v=yes', 'refuses'),
    row('/matrix/true', 'refuses', 'accepts'),
    row('/matrices/;v=1,2', 'accepts', 'refuses'),
    row('/matrices/;v=1,2,3', 'refuses'),
    row('/matrix-point/;x=1;y=2', 'accepts', 'refuses'),
    row('/matrix-point/;x=1;z=2', 'refuses'),
    row('/label-day/.2024-02-29', 'accepts', 'refuses'),
    row('/label-day/2024-02-29', 'refuses', 'accepts'),
    row('/matrix-words/;v=a;v=b', 'accepts', 'refuses'),
    row('/matrix-words/;v=a;v=c', 'refuses'),
    row('/matrix-null/;v=1.5', 'accepts', 'refuses'),
    row('/matrix-null/;v=null', 'accepts', 'refuses'),
    row('/matrix-null/;v=x', 'refuses'),
  ];
  it('are read and checked', async () => {
    const { got, want } = await compare(document, rows);
    expect(got).toEqual(want);
  });
});

describe('`a%2Cb,c`', () => {
  const two = list({ type: 'string' }, { maxItems: 2 });
  const named = {
    type: 'object',
    required: ['x'],
    properties: { x: { const: 'a,b' }, y: { const: 'c' } },
    additionalProperties: false,
  };
  const document = documentWith({
    '/form': { in: 'query', explode: false, schema: two },
    '/pipes': { in: 'query', style: 'pipeDelimited', explode: false, schema: two },
    '/path/{v}': { in: 'path', schema: two },
    '/cookie': { in: 'cookie', explode: false, schema: two },
    '/label/{v}': { in: 'path', style: 'label', schema: two },
    '/named': { in: 'query', explode: false, schema: named },
    '/named/{v}': { in: 'path', schema: named },
    '/words': { in: 'query', explode: false, schema: list({ enum: ['a,b', 'c'] }) },
  });
  const rows = [
    row('/form?v=a%2Cb,c', 'accepts', 'refuses'),
    row('/form?v=a,b,c', 'refuses'),
    row('/path/a%2Cb,c', 'accepts', 'refuses'),
    row('/path/a,b,c', 'refuses'),
    row('/cookie', 'accepts', 'refuses', { cookie: 'v=a%2Cb,c' }),
    row('/cookie', 'refuses', undefined, { cookie: 'v=a,b,c' }),
    row('/pipes?v=a%2Cb%7Cc', 'accepts'),
    row('/label/.a%2Cb,c', 'accepts', 'refuses'),
    row('/label/.a,b,c', 'refuses'),
    row('/named?v=x,a%2Cb,y,c', 'accepts', 'refuses'),
    row('/named?v=x,a,b,y,c', 'refuses'),
    row('/named/x,a%2Cb,y,c', 'accepts', 'refuses'),
    row('/words?v=a%2Cb,c', 'accepts', 'refuses'),
    row('/words?v=a,b,c', 'refuses'),
  ];
  it('is two items', async () => {
    const { got, want } = await compare(document, rows);
    expect(got).toEqual(want);
  });
});

describe('a required cookie, without any other middleware', () => {
  const document = documentWith({
    '/text': { in: 'cookie', schema: { type: 'string', minLength: 3 } },
    '/integer': { in: 'cookie', schema: integer },
    '/list': { in: 'cookie', explode: false, schema: list(integer) },
    '/flag': { in: 'cookie', schema: { type: 'boolean' } },
    '/object': { in: 'cookie', explode: false, schema: point },
  });
  const v = (value: string) => ({ cookie: `other=1; v=${value}` });
  // of a list it finds that there are no cookies at all, and refuses the good ones too
  const unseen = { '/text': 'accepts', '/integer': 'accepts', '/list': 'refuses' } as const;
  const rows = Object.entries(unseen).flatMap(([path, eov]) => [
    row(path, 'refuses', eov),
    row(path, 'refuses', eov, { cookie: 'other=1' }),
    row(path, 'refuses', eov, v('x')),
    row(path, 'accepts', eov, v('123')),
  ]);
  const others = [
    row('/flag', 'refuses', 'accepts'),
    row('/flag', 'refuses', 'accepts', v('yes')),
    row('/flag', 'accepts', undefined, v('true')),
    row('/object', 'refuses', 'accepts'),
    row('/object', 'refuses', 'accepts', v('y,1')),
    row('/object', 'accepts', undefined, v('x,1,y,2')),
  ];
  it('is of other types too', async () => {
    const { got, want } = await compare(document, others, { cookies: false });
    expect(got).toEqual(want);
  });

  it('is required and checked', async () => {
    const { got, want } = await compare(document, rows, { cookies: false });
    expect(got).toEqual(want);
  });

  it('leaves the request as it is', async () => {
    const ours = await specwrightSide(document);
    const { seen } = await ours.send(get('/integer', v('123')));
    await ours.close();
    expect(seen).toMatchObject({ cookies: undefined, headers: { cookie: 'other=1; v=123' } });
  });
});
