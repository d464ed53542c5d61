// The thread that reviews documents while another one answers the editor.
import { parentPort } from 'node:worker_threads';
import type { ReviewRequest } from '../../lsp/index.js';
import { ProjectReviews } from './project-reviews.js';
import type { Answer, Question } from './thread-reviewer.js';

const reviews = new ProjectReviews();

parentPort?.on('message', async (question: Question) => {
  if ('forget' in question) reviews.forget();
  else parentPort?.postMessage(await answerTo(question));
});

async function answerTo({ id, request }: { readonly id: number; readonly request: ReviewRequest }): Promise<Answer> {
  try {
    return { id, review: await reviews.review(request) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
