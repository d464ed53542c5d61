import { diff } from '../../../src/diff/index.js';
import { contractOf } from './given.js';

/** Documents with one schema, in a part of a message each. */
export const responses = "responses: { '200': { description: done } }";
export const parameter = (place: string, path: string) => (schema: string) =>
  `paths: { ${path}: { get: { parameters: [{ name: f, in: ${place}${place === 'path' ? ', required: true' : ''}, schema: ${schema} }], ${responses} } } }`;
export const inPath = parameter('path', "'/a/{f}'");
export const inQuery = parameter('query', '/a');
export const inHeader = parameter('header', '/a');
export const body = (type: string) => (schema: string) =>
  `paths: { /a: { post: { requestBody: { required: true, content: { ${type}: { schema: ${schema} } } }, ${responses} } } }`;
export const answer = (type: string) => (schema: string) =>
  `paths: { /a: { get: { responses: { '200': { description: done, content: { ${type}: { schema: ${schema} } } } } } } }`;
export const bytes = body('application/octet-stream');
export const form = body('application/x-www-form-urlencoded');
export const parts = body('multipart/form-data');
const newest = 'openapi: 3.2.0\ninfo: { title: T, version: "1" }\n';
export const styled = (place: string, style: string, explode: boolean) => (schema: string) =>
  `${newest}paths: { ${place === 'path' ? "'/a/{f}'" : '/a'}: { get: { parameters: [{ name: f, in: ${place}${place === 'path' ? ', required: true' : ''}, style: ${style}, explode: ${explode}, schema: ${schema} }], ${responses} } } }`;
export const pipes = styled('query', 'pipeDelimited', false);
export const spaces = styled('query', 'spaceDelimited', false);
export const inCookie = styled('cookie', 'cookie', true);
export const item = (type: string) => (schema: string) =>
  `${newest}paths: { /a: { get: { responses: { '200': { description: done, content: { ${type}: { itemSchema: ${schema} } } } } } } }`;
export const events = item('text/event-stream');

export const fields = (schema: string, others = '') =>
  `{ type: object, properties: { l: ${schema}, x: { type: string } }${others && `, additionalProperties: ${others}`} }`;
export const items = (schema: string) => `{ type: array, items: ${schema} }`;

export type Made = (schema: string) => string;
export type Case = readonly [what: string, made: Made, old: string, now: string];

export async function changesOf(made: Made, old: string, now: string) {
  const [before, after] = [await contractOf(made(old), 'old.yaml'), await contractOf(made(now), 'new.yaml')];
  return { before, after, changes: diff(before, after).changes };
}
