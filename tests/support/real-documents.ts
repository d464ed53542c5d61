import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of real documents and of the JSON Schema test suite; undefined where it is not set. */
export const sharedData = process.env['SPECWRIGHT_DOCUMENTS'];

/** `describe` where the real documents are to be had; else the tests are reported as skipped. */
export const describeReal = sharedData ? describe : describe.skip;

/** @returns the absolute path of a real document, e.g. `stripe.yaml` */
export function realDocument(name: string): string {
  return join(sharedData ?? '', 'documents', name);
}

/** Every real document, by name; a missing folder is an error. One name that stands for all where none are to be had. */
export function realDocuments(): readonly string[] {
  if (!sharedData) return ['(documents)'];
  const corpus = readdirSync(realDocument('corpus')).sort();
  if (corpus.length !== 30) throw new Error(`documents/corpus holds ${corpus.length} documents, not 30`);
  return [
    'stripe.yaml',
    'github.json',
    'asana.yaml',
    'multi-file/api-main.yaml',
    ...corpus.map(name => `corpus/${name}`),
  ];
}
