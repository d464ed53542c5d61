import express, { type Express } from 'express';
import type { OwnDocument } from './document.js';
import { brokenPage, noPage } from './no-page.js';
import { referenceBundle } from './reference/bundle.js';
import { referencePage } from './reference/page.js';

/**
 * The pages for people, beside the contract: the reference at /docs and the document itself.
 * @param failed told of a page that can't be sent
 */
export function createPages(document: OwnDocument, failed: (error: unknown) => void): Express {
  const app = express().disable('x-powered-by');
  const page = referencePage({ bundle: '/docs/reference.js', document: '/openapi.json' });
  app.use((_request, response, next) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    next();
  });
  app.get('/', (_request, response) => response.redirect('/docs'));
  app.get('/docs', (_request, response) => {
    response.set('Content-Security-Policy', page.contentSecurityPolicy).type('html').send(page.html);
  });
  app.get('/docs/reference.js', (_request, response) => {
    response.sendFile(referenceBundle(), { maxAge: '1h', dotfiles: 'allow' });
  });
  app.get('/openapi.json', (_request, response) => response.type('application/openapi+json').send(document.json));
  app.get('/openapi.yaml', (_request, response) => response.type('application/openapi+yaml').send(document.yaml));
  app.use(noPage, brokenPage(failed));
  return app;
}
