import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

const [mostCrashes, period] = [4, 3 * 60 * 1000];

/** Starts a server again that had run and went away; one that never ran, or goes away again and again, stays away. */
export class RestartPolicy implements ErrorHandler {
  #hasRun = false;
  #crashes: number[] = [];

  /** The server has answered. */
  hasRun(): void {
    this.#hasRun = true;
  }

  error(): ErrorHandlerResult {
    // what cannot be written or read is told in the channel alone: a server that is gone is closed as well
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    // the failed start itself is told
    if (!this.#hasRun) return { action: CloseAction.DoNotRestart, handled: true };
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter(time => now - time < period), now];
    if (this.#crashes.length <= mostCrashes) return { action: CloseAction.Restart };
    const message = `Specwright has ended ${this.#crashes.length} times within 3 minutes and is not started again. The output channel has what it said; the command "Specwright: Restart Server" starts it.`;
    return { action: CloseAction.DoNotRestart, message };
  }
}
