// A thread that reviews one document after the other.
import { PassThrough } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { FindingsError, type Location } from '../../../diagnostics/index.js';
import { reviewedText } from '../reviewed.js';
import { Reviewer } from '../reviewer.js';
import type { ReviewAnswer, ReviewTask, ThreadStart } from './messages.js';
import { type Told, ToldWatch } from './watch.js';

const { day, cwd, folder, config, options, ownPlaces, state }: ThreadStart = workerData;
const watch = new ToldWatch(state, tell);

function tell(message: Told | ReviewAnswer): void {
  parentPort?.postMessage(message);
}

async function* inputOf({ input }: ReviewTask): AsyncGenerator<Uint8Array> {
  if (input) yield input;
}

// of the settings' other parts, none of which is wrong, nobody asks
const places = new Map<string, Location>(Object.entries(JSON.parse(ownPlaces)));
const locate = (pointer: string) => places.get(pointer);
const loaded = { config: JSON.parse(config), folder, file: undefined, locate };
let reviewer: Reviewer | undefined;

parentPort?.on('message', async (task: ReviewTask) => {
  const { source, display, stopped, isOneByOne } = task;
  try {
    const nowhere = new PassThrough();
    const io = { cwd, env: {}, stdin: inputOf(task), stdout: nowhere, stderr: nowhere };
    const asked = { day, loaded, options: JSON.parse(options), io };
    const supervision = { watch, stopped: new Map(stopped), isOneByOne };
    // rulesets are read once, but for a document that is reviewed with a part of them left out
    const isWhole = stopped.length === 0 && !isOneByOne;
    const one = isWhole ? (reviewer ??= new Reviewer(asked, supervision)) : new Reviewer(asked, supervision);
    tell({ reviewed: reviewedText(await one.review(source, { display, stdin: io.stdin })) });
  } catch (error) {
    if (error instanceof FindingsError) tell({ refused: true });
    else {
      const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      tell({ failed: { name, message, stack } });
    }
  }
});
