import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Registry } from '../registry.js';

/** A small document with these operations: `GET /a`. */
export function documentOf(...operations: readonly string[]): string {
  const paths = operations.map(operation => {
    const [method = '', path = ''] = operation.split(' ');
    return `  ${path}: { ${method.toLowerCase()}: { responses: { '200': { description: Done. } } } }\n`;
  });
  return `openapi: 3.1.0\ninfo: { title: Letters, version: 1.0.0 }\npaths:${paths.length > 0 ? `\n${paths.join('')}` : ' {}\n'}`;
}

/** Publishes documents as versions 1, 2 and so on of a new API. */
export async function published(registry: Registry, api: string, ...documents: readonly string[]): Promise<void> {
  await registry.post('/v1/apis', { name: api });
  for (const [index, text] of documents.entries()) {
    const { status, text: said } = await registry.put(`/v1/apis/${api}/versions/${index + 1}`, text);
    if (status !== 201) throw new Error(said);
  }
}

/** What comes of a comparison in the end. */
export async function ended(registry: Registry, path: string): Promise<Answer> {
  for (let tries = 0; tries < 1200; tries++) {
    const answer = await registry.ask(path);
    if (answer.json?.status !== 'queued') return answer;
    await pause(50);
  }
  throw new Error('the comparison is queued for ever');
}

/** Asks for a comparison and waits for what comes of it. */
export async function compared(registry: Registry, question: object): Promise<Answer> {
  const { headers, status, text } = await registry.post('/v1/diffs', question);
  if (status !== 202 && status !== 200) throw new Error(text);
  return ended(registry, headers.get('location')!);
}
