// A thread that looks into one document after the other, away from the one that answers requests.
import { parentPort } from 'node:worker_threads';
import { inspectText } from './inspect-text.js';
import type { Task } from './outcome.js';

parentPort?.on('message', async (task: Task) => {
  // as text: places are worked out when they are read, which a structured clone doesn't do
  parentPort?.postMessage(JSON.stringify(await inspectText(task)));
});
