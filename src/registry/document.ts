import { fileURLToPath } from 'node:url';
import { loadDocument } from 'specwright';

/** This server's own contract, as text. */
export interface OwnDocument {
  readonly yaml: string;
  readonly json: string;
}

const path = fileURLToPath(new URL('../../openapi/registry.yaml', import.meta.url));

/** Reads openapi/registry.yaml, which comes with the package. */
export async function ownDocument(): Promise<OwnDocument> {
  const { root } = await loadDocument(path);
  return { yaml: root.text, json: `${JSON.stringify(root.value, null, 2)}\n` };
}
