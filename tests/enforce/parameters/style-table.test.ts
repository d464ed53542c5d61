import { serialiseParameter } from '../../../src/enforce/parameters/index.js';
import type { ParameterPlan, WireShape } from '../../../src/plan/index.js';
import { planOf, readOne } from './plan-of.js';

const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };
const integer: WireShape = { primitive: ['integer'] };
const shapes: Record<string, WireShape> = {
  string: {},
  array: { items: {} },
  object: { properties: { R: integer, G: integer, B: integer } },
};

/** The rows of https://spec.openapis.org/oas/v3.2.0.html#style-examples, and both directions of each. */
const table: readonly [ParameterPlan['in'], ParameterPlan['style'], boolean, string, unknown, string][] = [
  ['path', 'matrix', false, 'string', '', ';color'],
  ['path', 'matrix', false, 'string', 'blue', ';color=blue'],
  ['path', 'matrix', false, 'array', array, ';color=blue,black,brown'],
  ['path', 'matrix', false, 'object', object, ';color=R,100,G,200,B,150'],
  ['path', 'matrix', true, 'string', '', ';color'],
  ['path', 'matrix', true, 'string', 'blue', ';color=blue'],
  ['path', 'matrix', true, 'array', array, ';color=blue;color=black;color=brown'],
  ['path', 'matrix', true, 'object', object, ';R=100;G=200;B=150'],
  ['path', 'label', false, 'string', '', '.'],
  ['path', 'label', false, 'string', 'blue', '.blue'],
  ['path', 'label', false, 'array', array, '.blue,black,brown'],
  ['path', 'label', false, 'object', object, '.R,100,G,200,B,150'],
  ['path', 'label', true, 'string', 'blue', '.blue'],
  ['path', 'label', true, 'array', array, '.blue.black.brown'],
  ['path', 'label', true, 'object', object, '.R=100.G=200.B=150'],
  ['path', 'simple', false, 'string', 'blue', 'blue'],
  ['path', 'simple', false, 'array', array, 'blue,black,brown'],
  ['path', 'simple', false, 'object', object, 'R,100,G,200,B,150'],
  ['path', 'simple', true, 'array', array, 'blue,black,brown'],
  ['path', 'simple', true, 'object', object, 'R=100,G=200,B=150'],
  ['header', 'simple', false, 'string', 'blue', 'blue'],
  ['header', 'simple', false, 'array', array, 'blue,black,brown'],
  ['header', 'simple', false, 'object', object, 'R,100,G,200,B,150'],
  ['header', 'simple', true, 'object', object, 'R=100,G=200,B=150'],
  ['query', 'form', false, 'string', '', 'color='],
  ['query', 'form', false, 'string', 'blue', 'color=blue'],
  ['query', 'form', false, 'array', array, 'color=blue,black,brown'],
  ['query', 'form', false, 'object', object, 'color=R,100,G,200,B,150'],
  ['query', 'form', true, 'string', 'blue', 'color=blue'],
  ['query', 'form', true, 'array', array, 'color=blue&color=black&color=brown'],
  ['query', 'form', true, 'object', object, 'R=100&G=200&B=150'],
  ['query', 'spaceDelimited', false, 'array', array, 'color=blue%20black%20brown'],
  ['query', 'spaceDelimited', false, 'object', object, 'color=R%20100%20G%20200%20B%20150'],
  ['query', 'pipeDelimited', false, 'array', array, 'color=blue%7Cblack%7Cbrown'],
  ['query', 'pipeDelimited', false, 'object', object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['query', 'deepObject', true, 'object', object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ['cookie', 'form', false, 'string', 'blue', 'color=blue'],
  ['cookie', 'form', false, 'array', array, 'color=blue,black,brown'],
  ['cookie', 'form', false, 'object', object, 'color=R,100,G,200,B,150'],
  ['cookie', 'form', true, 'array', array, 'color=blue&color=black&color=brown'],
  ['cookie', 'form', true, 'object', object, 'R=100&G=200&B=150'],
  ['cookie', 'cookie', false, 'string', 'blue', 'color=blue'],
  ['cookie', 'cookie', false, 'array', array, 'color=blue,black,brown'],
  ['cookie', 'cookie', false, 'object', object, 'color=R,100,G,200,B,150'],
  ['cookie', 'cookie', true, 'string', 'blue', 'color=blue'],
  ['cookie', 'cookie', true, 'array', array, 'color=blue; color=black; color=brown'],
  ['cookie', 'cookie', true, 'object', object, 'R=100; G=200; B=150'],
];

describe('the standard’s style table', () => {
  it.each(table)('%s %s explode=%s %s', (where, style, explode, shape, value, text) => {
    const plan = planOf({ in: where, style, explode, wire: shapes[shape]! });
    expect(serialiseParameter(plan, value)).toBe(text);
    const read = readOne(plan, text);
    expect(read.errors).toEqual([]);
    expect(read.value).toEqual(value);
  });
});
