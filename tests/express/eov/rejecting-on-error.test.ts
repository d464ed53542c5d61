import express from 'express';
import { middleware } from '../../../src/express/eov/index.js';
import { listen } from '../ways.js';

const apiSpec = {
  openapi: '3.0.3',
  info: { title: 'Wrong', version: '1' },
  paths: { '/wrong': { get: { responses: { 200: { description: 'none' } } } } },
};

it('an onError that rejects harms nobody', async () => {
  const told: unknown[] = [];
  const onError = async (error: Error) => {
    told.push(error.name);
    throw new Error('lost');
  };
  const app = express();
  app.use(middleware({ apiSpec, validateResponses: { onError } } as never)); // as a JavaScript file gives it
  app.get('/wrong', (_, response) => void response.status(201).json({ wrong: 1 }));
  const { ask, close } = await listen(app);
  const { status, text } = await ask('/wrong');
  await close(); // an unhandled rejection would fail the test
  expect([status, JSON.parse(text), told]).toEqual([201, { wrong: 1 }, ['Internal Server Error']]);
});
