// https://spec.openapis.org/oas/v3.2.0.html#oauth-flows-object
import { type Field, map, object, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

const url: Field = { kind: string, required: 'always' };

/** https://spec.openapis.org/oas/v3.2.0.html#oauth-flow-object */
function flow(urls: { readonly [name: string]: Field }): ObjectType {
  return {
    name: 'OAuth Flow Object',
    extensions: true,
    fields: { ...urls, refreshUrl: { kind: string }, scopes: { kind: map(string), required: 'always' } },
  };
}

const implicit = flow({ authorizationUrl: url });
const password = flow({ tokenUrl: url });
const authorizationCode = flow({ authorizationUrl: url, tokenUrl: url });
const deviceAuthorization = flow({ deviceAuthorizationUrl: url, tokenUrl: url });

export const oauthFlows: ObjectType = {
  name: 'OAuth Flows Object',
  extensions: true,
  fields: {
    implicit: { kind: object(() => implicit) },
    password: { kind: object(() => password) },
    clientCredentials: { kind: object(() => password) },
    authorizationCode: { kind: object(() => authorizationCode) },
    deviceAuthorization: { kind: object(() => deviceAuthorization), since: '3.2' },
  },
};
