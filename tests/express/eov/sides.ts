import { createRequire } from 'node:module';
import express from 'express';
import type Multer from 'multer';
import request from 'supertest';
import * as own from '../../../src/express/eov/index.js';
import incumbent from '../../support/incumbent.js';

const require = createRequire(import.meta.url);
export const express4: typeof express = require('express4'); // it has no types of its own
/** The one that the incumbent brings along. */
export const multer: typeof Multer = createRequire(require.resolve('express-openapi-validator'))('multer');

/** What of the package an app of its users imports. */
export interface Validator {
  readonly middleware: (options: never) => unknown;
  readonly error: Readonly<Record<string, unknown>>;
  readonly serdes: Readonly<Record<string, unknown>>;
  readonly resolvers: Readonly<Record<string, unknown>>;
}

/** The package, and this entry in its place. */
export const sides: readonly (readonly [name: string, validator: Validator, make: typeof express])[] = [
  ['express-openapi-validator', incumbent as unknown as Validator, express], // the types differ in names alone
  ['specwright/express/eov', own, express],
  ['specwright/express/eov on Express 4', own, express4],
];

export type Options = Partial<own.OpenApiValidatorOptions>;

/** What `app.use` takes. */
export function middlewareOf({ middleware }: Validator, options: Options): express.RequestHandler {
  return middleware(options as never) as express.RequestHandler; // what the types differ in is not looked at here
}

/** An error as an app's handler sees it. */
export interface Seen {
  readonly class: readonly string[];
  readonly name: string;
  readonly status: number;
  readonly path: string;
  readonly message: string;
  readonly errors: readonly { readonly path: string; readonly errorCode?: string }[];
  readonly openapi: boolean;
}

/** Answers with all that is known of an error. */
export function reporter({ error: classes }: Validator): express.ErrorRequestHandler {
  return (error, req, res, _next) => {
    const { name, status, path, message, errors, headers } = error;
    const of = Object.entries(classes).flatMap(([each, Class]) =>
      error instanceof (Class as typeof Error) ? [each] : [],
    );
    const openapi = (req as unknown as { openapi?: object }).openapi !== undefined;
    res.status(status ?? 500).json({ class: of, name, status, path, message, errors, headers, openapi });
  };
}

export type Ask = (agent: ReturnType<typeof request>) => request.Test;
export { express, request };
