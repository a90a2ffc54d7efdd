import { ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';

/** Knows which unary calls are being answered, so that a stop can wait for them (streams may stay open for ever). */
export class OpenCalls {
  private readonly open = new Set<object>();
  private waiting: (() => void)[] = [];

  readonly interceptor: ServerInterceptor = (method, call) => {
    if (method.responseStream) return new ServerInterceptingCall(call);
    const mark = {};
    this.open.add(mark);
    return new ServerInterceptingCall(call, {
      start: (next) => next({ onCancel: () => this.ended(mark) }),
      sendStatus: (status, proceed) => {
        proceed(status);
        this.ended(mark);
      },
    });
  };

  /** Resolves when no unary call is open. */
  drained(): Promise<void> {
    if (this.open.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private ended(mark: object): void {
    this.open.delete(mark);
    if (this.open.size > 0) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
