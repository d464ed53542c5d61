import type { WireRequest } from '../support/sampled-request.js';
import type { Answer, Document, Verdict } from './side.js';

/** What rows of the table of disagreements may ask of a case. */
export interface Facts {
  readonly topic: 'parameter' | 'body' | 'security' | 'response' | 'routing' | 'schema';
  /** A word for the kind of case within its topic. */
  readonly kind: string;
  /** Of parameters. */
  readonly in?: string;
  readonly style?: string;
  readonly explode?: boolean;
  /** The type that is declared, or the name of the declared schema. */
  readonly type?: string;
  /** The text on the wire, as the case was written. */
  readonly text?: string;
  readonly contentType?: string;
  readonly by?: Answer['by'];
}

/** One request to both sides; with an answer, the verdict is about that. */
export interface Case {
  /** Unique in its group, and readable. */
  readonly name: string;
  readonly facts: Facts;
  readonly request: WireRequest;
  readonly answer?: Answer;
}

/** A small contract and what is sent to it. */
export interface Group {
  readonly name: string;
  readonly document: Document;
  readonly cases: readonly Case[];
}

/** A case about which the sides disagree. */
export interface Difference {
  readonly group: string;
  readonly case: Case;
  readonly specwright: Verdict;
  readonly eov: Verdict;
  /** What was said by the one that refuses, or by both. */
  readonly messages: readonly [specwright: string, eov: string];
}

export const ok = { 200: { description: 'fine' } };

export function documentOf(
  paths: Readonly<Record<string, unknown>>,
  rest: Readonly<Record<string, unknown>> = {},
  version = '3.1.0',
): Document {
  return { openapi: version, info: { title: 'Differential', version: '1' }, paths, ...rest };
}

export function get(target: string, headers: Readonly<Record<string, string>> = {}): WireRequest {
  return { method: 'GET', target, headers };
}

export function post(target: string, contentType: string | undefined, body: string | undefined): WireRequest {
  return {
    method: 'POST',
    target,
    headers: contentType === undefined ? {} : { 'content-type': contentType },
    ...(body !== undefined && { body: Buffer.from(body) }),
  };
}
