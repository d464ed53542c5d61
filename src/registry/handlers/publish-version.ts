import { createHash } from 'node:crypto';
import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import type { DocumentFacts } from '../documents/read-document.js';
import { publish } from '../store/publish.js';
import { findPlace, type Place } from '../store/versions.js';
import { assertUtf8 } from './charset.js';
import { namesStrongly } from './entity-tags.js';
import { noApi, versionOf } from './missing.js';
import { tooManyDocuments, unusable } from './refused-document.js';
import { entityTag, versionView } from './views.js';

type Publish = Handlers['publishVersion'];
type Input = Parameters<Publish>[0];

/** PUT /v1/apis/{api}/versions/{version} */
export function publishVersion(dependencies: Dependencies): Publish {
  return async input => {
    assertUtf8(input.request.headers['content-type']);
    if (isConditional(input)) await placeOf(dependencies, input, noHash);
    const content = await whole(input.body);
    const hash = createHash('sha256').update(content).digest();
    const place = await placeOf(dependencies, input, hash);
    if (place.published) return published(dependencies, input, place.published.equals(hash), 200);
    // as YAML everything can be read that is here; as JSON, only what was read as that
    const isRead = place.known && (place.known_as_json || !isJson(input));
    const facts = isRead ? undefined : await factsOf(dependencies, input, content);
    if (facts && 'status' in facts) return facts;
    const at = dependencies.clock();
    const isNew = await publish(
      dependencies.database,
      {
        api: { id: place.api_id, name: input.params.api },
        version: input.params.version,
        branch: input.query.branch,
        mediaType: input.contentType,
        hash,
        document: facts && { hash, content, facts, at },
        at,
        by: input.auth.subject,
      },
      dependencies.queue,
    );
    if (isNew) return published(dependencies, input, true, 201);
    const { published: other } = await placeOf(dependencies, input, hash);
    return published(dependencies, input, other?.equals(hash) === true, 200);
  };
}

/** Of no document. */
const noHash = Buffer.alloc(0);

/**
 * Whether there is something to say before the body is read: conditions are looked at once all is well but for the content, and
 * before that is. https://www.rfc-editor.org/rfc/rfc9110#section-13.2.1
 */
function isConditional({ headers }: Input): boolean {
  return headers['if-match'] !== undefined || headers['if-none-match'] !== undefined;
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** @throws HttpProblem where there is no such API, or a version that must not be there, or not the one that must */
async function placeOf({ database }: Dependencies, input: Input, hash: Buffer): Promise<Place> {
  const { params, headers } = input;
  const place = await findPlace(database.knex, params.api, params.version, hash, isJson(input));
  if (!place) throw noApi(params.api);
  const want = headers['if-match'];
  if (want !== undefined && !(place.published && namesStrongly(want, entityTag(place.published.toString('hex'))))) {
    throw problem(412, `Version ${params.version} of ${params.api} is none that If-Match names`);
  }
  if (place.published && headers['if-none-match'] === '*') {
    throw problem(412, `There is a version ${params.version} of ${params.api}`);
  }
  return place;
}

function isJson({ contentType }: Input): boolean {
  return contentType.endsWith('json');
}

async function factsOf({ reader }: Dependencies, input: Input, content: Buffer) {
  const format = isJson(input) ? 'json' : 'yaml';
  const outcome = await reader.read({ name: 'document', text: content, format }, input.signal);
  if (!outcome) throw tooManyDocuments(content.length > reader.largeBytes);
  return outcome.kind === 'read' ? (outcome.facts satisfies DocumentFacts) : unusable(outcome);
}

async function published(dependencies: Dependencies, { params }: Input, isSame: boolean, status: 200 | 201) {
  const row = await versionOf(dependencies, params);
  if (!isSame) {
    const { sha256 } = row;
    const detail = `Version ${params.version} of ${params.api} has other bytes; a version never changes`;
    throw problem(409, detail, { extensions: { sha256 } });
  }
  const ETag = entityTag(row.sha256);
  const body = versionView(row, row.api);
  const Location = `/v1/apis/${params.api}/versions/${params.version}`;
  return status === 201 ? { status, headers: { Location, ETag }, body } : { status, headers: { ETag }, body };
}
