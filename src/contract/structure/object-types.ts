import type { ObjectName } from './kinds.js';
import type { ObjectType } from './object-type.js';
import { callback } from './objects/callback.js';
import { components } from './objects/components.js';
import { contact } from './objects/contact.js';
import { discriminator } from './objects/discriminator.js';
import { encoding } from './objects/encoding.js';
import { example } from './objects/example.js';
import { externalDocumentation } from './objects/external-documentation.js';
import { header } from './objects/header.js';
import { info } from './objects/info.js';
import { license } from './objects/license.js';
import { link } from './objects/link.js';
import { mediaType } from './objects/media-type.js';
import {
  oauthAuthorizationCode,
  oauthDeviceAuthorization,
  oauthFlows,
  oauthImplicit,
  oauthPassword,
} from './objects/oauth-flows.js';
import { openapi } from './objects/openapi.js';
import { operation } from './objects/operation.js';
import { parameter } from './objects/parameter.js';
import { pathItem } from './objects/path-item.js';
import { paths } from './objects/paths.js';
import { requestBody } from './objects/request-body.js';
import { response } from './objects/response.js';
import { responses } from './objects/responses.js';
import { securityRequirement } from './objects/security-requirement.js';
import { securityScheme } from './objects/security-scheme.js';
import { server } from './objects/server.js';
import { serverVariable } from './objects/server-variable.js';
import { tag } from './objects/tag.js';
import { xml } from './objects/xml.js';

/** Every object of the standard, by name: where the rows, which name each other, come together. */
export const objectTypes: Readonly<Record<ObjectName, ObjectType>> = {
  callback,
  components,
  contact,
  discriminator,
  encoding,
  example,
  externalDocumentation,
  header,
  info,
  license,
  link,
  mediaType,
  oauthAuthorizationCode,
  oauthDeviceAuthorization,
  oauthFlows,
  oauthImplicit,
  oauthPassword,
  openapi,
  operation,
  parameter,
  pathItem,
  paths,
  requestBody,
  response,
  responses,
  securityRequirement,
  securityScheme,
  server,
  serverVariable,
  tag,
  xml,
};
