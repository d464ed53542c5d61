import type { Server } from 'node:http';
import type { Readiness } from './readiness.js';

/** Closes one thing; resolves when it is closed. */
export interface CloseHook {
  /** As it is told where it is still open after the deadline. */
  readonly name: string;
  readonly close: () => unknown;
}

export interface GracefulOptions {
  /** Listening. */
  readonly server: Server;
  /** Answers no as soon as a signal comes. */
  readonly readiness?: Pick<Readiness, 'end'>;
  /**
   * Milliseconds in which everything is still answered after a signal, so that whoever sends requests can learn by the readiness
   * that it must not: more than the time between two probes. Default: 5000.
   */
  readonly drain?: number;
  /**
   * Milliseconds after the signal, drain included, after which the process ends as it is. With something to close, requests
   * have two thirds of it, and each hook its part of what is left then. Default: 30,000.
   */
  readonly deadline?: number;
  /** In this order, each after the other, once all requests have been answered: a queue before the pool that it uses. */
  readonly close?: readonly CloseHook[];
  /** Default: SIGTERM and SIGINT. */
  readonly signals?: readonly NodeJS.Signals[];
  /** Told what happens, one line each. */
  readonly log?: (message: string, fields?: Readonly<Record<string, unknown>>) => void;
  /** Ends the process. Default: process.exit. */
  readonly exit?: (code: number) => void;
}
