import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MediaPlan, OperationPlan, RuntimeContract } from '../../plan/index.js';
import type { Adjust } from './adjust.js';

type WithJson = ServerResponse & { json?: (body: unknown) => unknown };

const bodies = new WeakMap<IncomingMessage, unknown>();

/** The value that was given to `res.json`. */
export function sentBody(request: IncomingMessage): unknown {
  return bodies.get(request);
}

/** Makes `res.json` write values by their formats (`serDes`) and as options ask for, and keeps the value for `onError`. */
export function guardJson(
  request: IncomingMessage,
  response: WithJson,
  operation: OperationPlan,
  runtime: RuntimeContract,
  adjustOf: (media: MediaPlan) => Adjust | undefined,
): void {
  const { json } = response;
  if (!json) return;
  // The checks are loaded: the request came through them. From a document they come at once.
  const loaded = runtime.load(runtime.plan.operations.indexOf(operation));
  const converts = loaded instanceof Promise ? undefined : loaded.converts;
  response.json = body => {
    response.json = json;
    bodies.set(request, body);
    const media = mediaOf(operation, response);
    const convert = media?.convert === undefined ? undefined : converts?.[media.convert];
    const written = convert ? convert.serialise(body) : body;
    const adjust = media && adjustOf(media);
    return json.call(response, adjust ? adjust(asSent(written)) : written);
  };
}

/** A copy, as the client will read it: what the program goes on with stays as it is. */
function asSent(body: unknown): unknown {
  const text = JSON.stringify(body) as string | undefined; // of undefined and functions there is none
  return text === undefined ? body : JSON.parse(text);
}

function mediaOf({ responses }: OperationPlan, { statusCode }: ServerResponse): MediaPlan | undefined {
  const names = [String(statusCode), `${Math.floor(statusCode / 100)}XX`, 'default'];
  const declared = names.map(name => responses.find(({ status }) => status.toUpperCase() === name.toUpperCase()));
  return declared.find(each => each !== undefined)?.content.find(({ kind }) => kind === 'json');
}
