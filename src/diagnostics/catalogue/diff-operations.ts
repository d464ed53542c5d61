import type { CodeEntry } from '../code-entry.js';

/** Documents, operations, webhooks and callbacks: there or not. */
export const diffOperationCodes = {
  'document-removed': {
    severity: 'error',
    what: 'A document that the old side has is not on the new side.',
    why: 'With it went every operation that it declares.',
    remedy: 'Keep the document under its name, or compare it with the one that took its place',
  },
  'document-added': {
    severity: 'info',
    what: 'A document is on the new side only.',
    why: 'Nobody depends on it yet; it is told so that a misspelt name is seen.',
    remedy: 'Nothing has to be done',
  },
  'operation-removed': {
    severity: 'error',
    what: 'An operation is no longer there.',
    why: 'Whoever calls it gets 404, or 405 where its path has other methods.',
    remedy: 'Keep the operation, mark it `deprecated` with an `x-sunset` date, and remove it once that day has passed',
  },
  'operation-added': {
    severity: 'info',
    what: 'An operation is new.',
    why: 'Nobody depends on it yet; it is told for the changelog.',
    remedy: 'Nothing has to be done',
  },
  'operation-merged': {
    severity: 'error',
    what: 'An operation is gone, and its requests reach another one, whose path fits them too.',
    why: 'Requests are still answered, by an operation that they were not meant for.',
    remedy:
      'Keep the operation beside the one with the wider path, or let the wider one do all that it did, under a new version',
  },
  'operation-shadowed': {
    severity: 'warning',
    what: 'A new operation takes requests that reached another one before, or its path does, and answers them with 405.',
    why: 'A literal segment goes before a parameter (Path Templating): the value that it spells no longer reaches the operation that had it. Where the new path has not its method, that is breaking.',
    remedy: "Choose a path that no value of the other path's parameters spells",
  },
  'path-parameter-renamed': {
    severity: 'error',
    what: 'A path parameter has another name.',
    why: 'No request holds the name, so that it is safe, but for one in the style `matrix` (`;id=5`), where it breaks; generated code and links may hold it.',
    remedy: 'Keep the name in the style `matrix`; else regenerate code that names the parameter',
  },
  'webhook-removed': {
    severity: 'error',
    what: 'A webhook is no longer sent.',
    why: 'Its receivers wait for a message that never comes, and nothing tells them so: that is why it is breaking.',
    remedy: 'Keep sending it, mark it `deprecated` with an `x-sunset` date, and end it once that day has passed',
  },
  'webhook-added': {
    severity: 'info',
    what: 'A webhook is new.',
    why: 'Only who subscribes to it gets it.',
    remedy: 'Nothing has to be done',
  },
  'callback-removed': {
    severity: 'error',
    what: 'A callback of an operation is no longer sent.',
    why: 'Whoever called the operation waits for a message that never comes.',
    remedy: 'Keep sending it, mark it `deprecated` with an `x-sunset` date, and end it once that day has passed',
  },
  'callback-added': {
    severity: 'warning',
    what: 'An operation sends a callback that it did not send before.',
    why: "The address comes with requests that clients send already: they get a message that they do not know. Risky, since an address that was given for another callback may be this one's too.",
    remedy: 'Send the callback where the client asks for it, by a new property or parameter that carries its address',
  },
} as const satisfies Record<string, CodeEntry>;
