// The thread that reviews documents while another one answers the editor.
import { parentPort, workerData } from 'node:worker_threads';
import type { Review, ReviewRequest } from '../../lsp/index.js';
import { type Told, ToldWatch } from '../lint/threads/watch.js';
import type { Answer, Question, ThreadStart } from './messages.js';
import { ProjectReviews } from './project-reviews.js';
import { WarmUp } from './warm-up.js';

const { state, stopped, isOneByOne }: ThreadStart = workerData;
const watch = new ToldWatch(state, tell);
const reviews = new ProjectReviews({ watch, stopped: new Map(stopped), isOneByOne });
const warmUp = new WarmUp(request => reviews.review(request));

function tell(answer: Told | Answer): void {
  parentPort?.postMessage(answer);
}

parentPort?.on('message', async (question: Question) => {
  warmUp.pause();
  if ('forget' in question) reviews.forget();
  else tell(await answerTo(question));
});

async function answerTo({ request }: { readonly request: ReviewRequest }): Promise<Answer> {
  try {
    return { review: await timed(request) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function timed(request: ReviewRequest): Promise<Review> {
  const from = performance.now();
  const review = await reviews.review(request);
  warmUp.after(request, performance.now() - from);
  return review;
}
