// A thread that looks into one document after the other, away from the one that answers requests.
import { readlinkSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { compareDocuments } from '../diffs/compare-documents.js';
import { readDocument } from '../documents/read-document.js';
import { checkRuleset } from '../reviews/check-ruleset.js';
import { reviewDocument } from '../reviews/review-document.js';
import { inspectText } from './inspect-text.js';
import type { ThreadTask } from './thread-task.js';

parentPort?.on('message', async (task: ThreadTask) => {
  const outcome = await outcomeOf(task);
  // as text: places are worked out when they are read, which a structured clone doesn't do
  parentPort?.postMessage(JSON.stringify(outcome));
});

// after the listener: who hears of it may send a task
parentPort?.postMessage(placeOfThread());

/** Where Linux tells of this thread, below /proc; empty elsewhere. */
function placeOfThread(): string {
  try {
    return readlinkSync('/proc/thread-self');
  } catch {
    return '';
  }
}

function outcomeOf(task: ThreadTask): Promise<unknown> {
  switch (task.want) {
    case 'inspection':
      return inspectText(task);
    case 'facts':
      return readDocument(task);
    case 'comparison':
      return compareDocuments(task);
    case 'review':
      return reviewDocument(task);
    case 'faults':
      return checkRuleset(task.ruleset).then(faults => ({ kind: 'checked', faults }));
  }
}
