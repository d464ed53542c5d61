import type { CodeEntry } from '../code-entry.js';

/** Codes reported by codegen/. */
export const codegenCodes = {
  'operation-id-changed': {
    severity: 'warning',
    what: 'The name of a handler differs from the operationId as written, or there is none.',
    why: 'Handlers, files and types go by the name. An operationId that is an identifier, unique without looking at case, is kept as it is.',
    remedy: 'Give the operation a unique operationId that is a JavaScript identifier, such as `createOrder`.',
  },
  'handler-orphaned': {
    severity: 'warning',
    what: 'A handler file belongs to an operation that the contract no longer has.',
    why: 'Handler files are yours: none is ever removed or changed. This one is not called any more.',
    remedy: 'Move what is worth keeping to the operation that took its place, and delete the file.',
  },
  'output-in-the-way': {
    severity: 'error',
    what: 'Something stands where a generated file belongs, and it is not one that Specwright generated.',
    why: 'Only files that bear the mark of generation are replaced, so that nothing of yours is lost.',
    remedy: 'Move it elsewhere, or choose another folder with --out or --handlers.',
  },
  'output-unwritable': {
    severity: 'error',
    what: 'A generated file or its folder could not be written.',
    why: 'Everything is written or nothing: the files that were there are unchanged.',
    remedy: 'Check that the folder exists or can be made, that you may write there, and that the disk has room.',
  },
  'generated-stale': {
    severity: 'error',
    what: 'A generated file is not what the document gives now.',
    why: 'Code that runs on old types or checks disagrees with the contract that reviewers read.',
    remedy: 'Run `specwright generate` and commit what it writes.',
  },
} as const satisfies Record<string, CodeEntry>;
