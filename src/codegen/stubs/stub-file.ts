import type { Operation } from '../../contract/index.js';
import { printComment } from '../print/comment.js';

/**
 * A handler to begin with: answers 501 until its owner writes it.
 * @param handlersModule the import path of the generated handlers.js, as seen from the stub
 */
export function stubFile(operation: Operation, name: string, handlersModule: string): string {
  const words = [operation.key, operation.summary].filter(Boolean).join('\n\n');
  return `import { notImplemented } from 'specwright/express';
import type { Handlers } from '${handlersModule}';

${printComment(words)}export const ${name}: Handlers['${name}'] = async () => notImplemented();
`;
}
