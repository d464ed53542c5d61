import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  ErrorCodes,
  Message,
  ResponseError,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { Frames } from './frames.js';
import { LifeCycle } from './life-cycle.js';

export interface MessageReaderNeeds {
  readonly input: Readable;
  /** Answers what is refused. */
  readonly answer: (response: ResponseMessage) => void;
  /** Told of what is left aside because it can't be read. */
  readonly log: (what: string) => void;
  /** Told that nothing can be read any more. */
  readonly broken: (error: Error) => void;
}

/** Reads what an editor says, and gives on what it may say at that time. */
export class ProtocolReader extends AbstractMessageReader {
  readonly #needs: MessageReaderNeeds;
  readonly #frames = new Frames();
  readonly #lifeCycle = new LifeCycle();

  constructor(needs: MessageReaderNeeds) {
    super();
    this.#needs = needs;
  }

  listen(callback: DataCallback): Disposable {
    const { input } = this.#needs;
    const onData = (chunk: Buffer | string) => {
      try {
        for (const body of this.#frames.add(Buffer.from(chunk))) this.#read(body, callback);
      } catch (error) {
        stop();
        this.#needs.broken(error as Error); // a FramingError: what a message brings about is caught where it is dealt with
      }
    };
    const stop = () => void input.off('data', onData);
    input.on('data', onData);
    input.once('error', error => this.fireError(error));
    input.once('close', () => this.fireClose());
    return { dispose: stop };
  }

  #read(body: Buffer, callback: DataCallback): void {
    let message: Message;
    try {
      message = JSON.parse(body.toString('utf8'));
    } catch (error) {
      // the next one begins where this one was said to end
      this.#needs.log(`a message is no JSON: ${(error as SyntaxError).message}`);
      this.#refuse(null, new ResponseError(ErrorCodes.ParseError, 'The message is no JSON'));
      return;
    }
    const taken = this.#lifeCycle.take(message);
    if (taken instanceof ResponseError) this.#refuse(Message.isRequest(message) ? message.id : null, taken);
    else if (taken) callback(taken);
  }

  #refuse(id: number | string | null, error: ResponseError): void {
    this.#needs.answer({ jsonrpc: '2.0', id, error: error.toJson() });
  }
}
