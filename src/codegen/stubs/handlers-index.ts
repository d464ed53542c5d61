import { generatedComment } from '../print/generated-comment.js';

/**
 * index.ts of the handlers' folder: all handlers in one object, so that a missing one is a compile error.
 * Each keeps its own type, and with it the scope that it wants of the service.
 * @param handlersModule the import path of the generated handlers.js
 */
export function handlersIndex(
  handlers: readonly { readonly name: string; readonly fileName: string }[],
  handlersModule: string,
): string {
  const imports = handlers.map(({ name, fileName }) => `import { ${name} } from './${fileName}.js';\n`);
  return `${generatedComment}import type { Handlers } from '${handlersModule}';
${imports.join('')}
export const handlers = {
${handlers.map(({ name }) => `  ${name},\n`).join('')}} satisfies Handlers<never>;
`;
}
