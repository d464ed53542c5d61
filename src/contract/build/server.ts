// https://spec.openapis.org/oas/v3.2.0.html#server-object
import { asObject, items, members, type ObjectNode, objectChild, text, texts } from '../node.js';
import type { Server } from '../types.js';
import type { Builder } from './builder.js';

const nowhere: Server = Object.freeze({ url: '/', variables: new Map() });

/** The servers that an object declares; undefined where it declares none, so that the level above holds. */
export function serversOf(builder: Builder, node: ObjectNode): readonly Server[] | undefined {
  const servers = items(node, 'servers').flatMap(item => {
    const server = asObject(item);
    return server && text(server, 'url') !== undefined ? [builder.once('server', server, () => toServer(server))] : [];
  });
  return servers.length === 0 ? undefined : Object.freeze(servers);
}

/** The servers of the whole document, the same list whoever asks: `/` where it names none. */
export function documentServers(builder: Builder, root: ObjectNode): readonly Server[] {
  return builder.once('servers', root, () => serversOf(builder, root) ?? Object.freeze([nowhere]));
}

function toServer(node: ObjectNode): Server {
  const description = text(node, 'description');
  return Object.freeze({
    url: text(node, 'url') ?? '/',
    ...(description !== undefined && { description }),
    variables: variablesOf(node),
  });
}

/** https://spec.openapis.org/oas/v3.2.0.html#server-variable-object */
function variablesOf(node: ObjectNode): Server['variables'] {
  return new Map(
    members(objectChild(node, 'variables')).flatMap(([name, value]) => {
      const variable = asObject(value);
      if (variable === undefined) return [];
      const allowed = texts(variable, 'enum');
      const entry = {
        default: text(variable, 'default') ?? '',
        ...(allowed.length > 0 && { enum: Object.freeze(allowed) }),
      };
      return [[name, Object.freeze(entry)]];
    }),
  );
}
