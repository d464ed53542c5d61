// The thread that reviews documents while another one answers the editor.
import { parentPort } from 'node:worker_threads';
import type { Review, ReviewRequest } from '../../lsp/index.js';
import { ProjectReviews } from './project-reviews.js';
import type { Answer, Question } from './thread-reviewer.js';
import { WarmUp } from './warm-up.js';

const reviews = new ProjectReviews();
const warmUp = new WarmUp(request => reviews.review(request));

parentPort?.on('message', async (question: Question) => {
  warmUp.pause();
  if ('forget' in question) reviews.forget();
  else parentPort?.postMessage(await answerTo(question));
});

async function answerTo({ id, request }: { readonly id: number; readonly request: ReviewRequest }): Promise<Answer> {
  try {
    return { id, review: await timed(request) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function timed(request: ReviewRequest): Promise<Review> {
  const from = performance.now();
  const review = await reviews.review(request);
  warmUp.after(request, performance.now() - from);
  return review;
}
