import type * as Entry from 'specwright';
import { isOut } from './switches.js';

const most = Number.MAX_SAFE_INTEGER;

/** `loadText`, but for what is out. */
export function loadAnything(
  { loadText, loadDocument }: typeof Entry,
  text: string,
  options: Parameters<typeof Entry.loadText>[1],
): ReturnType<typeof Entry.loadText> {
  const limits = {
    ...(isOut('a limit of what aliases stand for') && { aliasNodes: most }),
    ...(isOut('a limit of depth') && { depth: most }),
  };
  const { display: _display, ...others } = options;
  if (!isOut('references within the document alone')) return loadText(text, { ...options, limits });
  return loadDocument('-', {
    ...others,
    limits,
    root: '/',
    stdin: inPieces(text),
    allowRemote: true,
    ...(isOut('public addresses alone') && { remote: { allowAddress: () => true } }),
  });
}

async function* inPieces(text: string): AsyncGenerator<string> {
  yield text;
}
