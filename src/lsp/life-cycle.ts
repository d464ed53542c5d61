/** https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#lifeCycleMessages */
import { ErrorCodes, Message, ResponseError } from 'vscode-languageserver/node';

/** Which messages a server may be sent, from the first one to the last. */
export class LifeCycle {
  #state: 'new' | 'begun' | 'shut down' = 'new';

  /**
   * Takes a message in.
   * @returns the message, as it is to be dealt with; an error to answer a request with; undefined of what is left aside
   */
  take(message: Message): Message | ResponseError | undefined {
    if (!Message.isRequest(message)) {
      if (!Message.isNotification(message)) return message;
      return this.#state === 'begun' || message.method === 'exit' ? message : undefined;
    }
    const { method } = message;
    if (method === 'initialize') return this.#begin(message);
    if (this.#state === 'new')
      return new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize`);
    if (this.#state === 'shut down') {
      return new ResponseError(
        ErrorCodes.InvalidRequest,
        `${method} came after shutdown: there is only exit to be sent`,
      );
    }
    if (method === 'shutdown') this.#state = 'shut down';
    return message;
  }

  /** What an editor can do may be left out: then it can do what any does. */
  #begin(message: Message & { readonly params?: unknown }): Message | ResponseError {
    if (this.#state !== 'new') return new ResponseError(ErrorCodes.InvalidRequest, 'initialize may be sent once');
    const { params } = message;
    if (typeof params !== 'object' || params === null || Array.isArray(params)) {
      return new ResponseError(ErrorCodes.InvalidParams, 'initialize needs an object as its params');
    }
    this.#state = 'begun';
    const { capabilities } = params as { readonly capabilities?: unknown };
    return { ...message, params: { ...params, capabilities: capabilities ?? {} } } as Message;
  }
}
