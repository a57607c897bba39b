/** Server-sent events: what happens, as long as somebody listens. */
import type { ServerResponse } from "node:http";

/** ms after which a connection that says nothing might be taken for a lost one. */
const PULSE = 10_000;

/** Makes a sender of events of one name. */
type Senders = (name: string) => (data: unknown) => void;

/** @param begin told how to send; returns what ends it */
export function sendEvents(response: ServerResponse, signal: AbortSignal, begin: (send: Senders) => () => void): void {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  // Another attempt after a second.
  response.write("retry: 1000\n\n");
  // Between its end and its `close` a response takes nothing more.
  const write = (text: string) => response.writableEnded || response.write(text);
  const pulse = setInterval(() => write(":\n\n"), PULSE);
  const end = begin((name) => (data) => {
    write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  });
  const stop = () => response.end();
  signal.addEventListener("abort", stop, { once: true });
  response.on("close", () => {
    clearInterval(pulse);
    signal.removeEventListener("abort", stop);
    end();
  });
}
