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

export const oauthImplicit = flow({ authorizationUrl: url });
export const oauthPassword = flow({ tokenUrl: url });
export const oauthAuthorizationCode = flow({ authorizationUrl: url, tokenUrl: url });
export const oauthDeviceAuthorization = flow({ deviceAuthorizationUrl: url, tokenUrl: url });

export const oauthFlows: ObjectType = {
  name: 'OAuth Flows Object',
  extensions: true,
  fields: {
    implicit: { kind: object('oauthImplicit') },
    password: { kind: object('oauthPassword') },
    clientCredentials: { kind: object('oauthPassword') },
    authorizationCode: { kind: object('oauthAuthorizationCode') },
    deviceAuthorization: { kind: object('oauthDeviceAuthorization'), since: '3.2' },
  },
};
