import { softenings } from 'specwright';
import { idOf, type Question, settingsOf } from '../../../src/registry/diffs/question.js';

const question: Question = {
  base: Buffer.from('ab', 'hex'),
  head: Buffer.from('cd', 'hex'),
  engine: '1.0.0',
  options: settingsOf({}, new Date('2026-05-01T23:59:59Z')),
};

it.each<[what: string, other: Partial<Question>]>([
  ['base', { base: Buffer.from('ef', 'hex') }],
  ['head', { head: Buffer.from('ef', 'hex') }],
  ['version of what compares', { engine: '1.0.1' }],
  ['day', { options: settingsOf({}, new Date('2026-05-02T00:00:00Z')) }],
  ['default', { options: { ...question.options, strict: ['stability'] } }],
  ['extension', { options: { ...question.options, extensions: ['x-a'] } }],
])('a comparison is kept by everything that its answer rests on: another %s, another one', (_what, other) => {
  expect(idOf({ ...question, ...other })).not.toEqual(idOf(question));
  expect(idOf({ ...question })).toEqual(idOf(question));
});

it('is of each default where all of them are asked for', () => {
  const settings = settingsOf({ strict: ['stability', 'all'] }, new Date('2026-05-01T00:00:00Z'));
  expect(settings.strict).toEqual([...softenings].sort());
});
