import { IncomingMessage, ServerResponse } from 'node:http';

const passing = Symbol('specwright.passing');
type Marked = { [passing]?: true };

/**
 * Gives requests and responses one hidden class again after Express has changed their prototypes. From then on V8 makes
 * each of them a class of its own, with every property that is added, and each access misses its inline cache: node and
 * Express spend as much on that as on all else. An object that loses a property becomes a dictionary, and those of one
 * prototype share their class. (Where V8 keeps the classes together, taking away what was added last just undoes it.)
 * What the object holds stays as it is.
 */
export function giveOneShape(request: IncomingMessage, response: ServerResponse): void {
  if (Object.getPrototypeOf(request) !== IncomingMessage.prototype) passThrough(request as Marked);
  if (Object.getPrototypeOf(response) !== ServerResponse.prototype) passThrough(response as Marked);
}

function passThrough(object: Marked): void {
  object[passing] = true;
  delete object[passing];
}
