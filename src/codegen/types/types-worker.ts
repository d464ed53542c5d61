import { parentPort } from 'node:worker_threads';
import { loadOpenapiTypescript } from '../print/typescript.js';
import { printMembers } from './openapi-typescript.js';
import type { TypeMember } from './type-member.js';
import type { WorkerAnswer } from './type-printer.js';

// Loaded before the first question, while the main thread reads the document.
const ready = loadOpenapiTypescript();

parentPort?.on('message', async (members: readonly TypeMember[]) => {
  parentPort?.postMessage(await answer(members));
});

async function answer(members: readonly TypeMember[]): Promise<WorkerAnswer> {
  try {
    await ready;
    return { texts: await printMembers(members) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
