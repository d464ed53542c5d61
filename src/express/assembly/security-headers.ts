import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HelmetOptions } from 'helmet';

/** For answers that are data: pages say in a Content-Security-Policy of their own what they load. */
const forData: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
  },
  xFrameOptions: { action: 'deny' },
};

/** The headers that helmet sets, by their names: they are the same for every answer. */
export async function securityHeaders(options: HelmetOptions | false): Promise<ReadonlyMap<string, string>> {
  if (options === false) return new Map();
  const { default: helmet } = await import('helmet');
  const set = helmet({ ...forData, ...options } as HelmetOptions); // which of two spellings a name has, spreading forgets
  const found = new Map<string, string>();
  // of a response it asks these two things
  const response = {
    setHeader: (name: string, value: string) => void found.set(name, value),
    removeHeader: (name: string) => void found.delete(name),
  };
  await new Promise<void>((resolve, reject) => {
    const next = (error?: unknown) => (error === undefined ? resolve() : reject(error));
    set({} as IncomingMessage, response as unknown as ServerResponse, next);
  });
  return found;
}
