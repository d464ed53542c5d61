import { IncomingMessage, ServerResponse } from 'node:http';

const passing = Symbol('specwright.passing');
type Marked = { [passing]?: true };

const scatters = Number.parseInt(process.versions.v8, 10) < 13;

/**
 * Gives requests and responses one hidden class again after Express has changed their prototypes. From then on V8 makes
 * each of them a class of its own, with every property that is added, and each access misses its inline cache: node and
 * Express spend as much on that as on all else. An object that loses a property becomes a dictionary, and those of one
 * prototype share their class. What the object holds stays as it is. V8 13 (node 24) keeps the classes together itself, and
 * has dictionaries as the slower ones: there nothing is done.
 */
export function giveOneShape(request: IncomingMessage, response: ServerResponse): void {
  if (!scatters) return;
  if (Object.getPrototypeOf(request) !== IncomingMessage.prototype) passThrough(request as Marked);
  if (Object.getPrototypeOf(response) !== ServerResponse.prototype) passThrough(response as Marked);
}

function passThrough(object: Marked): void {
  object[passing] = true;
  delete object[passing];
}
