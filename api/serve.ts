import type { AddressInfo, Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { type AppOptions, createApp } from "./app.ts";
import { isLoopback } from "./auth.ts";

export interface ServeOptions extends Omit<AppOptions, "trustLoopback"> {
  /** Loopback by default: then only this machine can reach it, and needs no key. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** Asks for a key on loopback too: for a proxy that passes the world's requests on from this machine. */
  readonly requireKey?: boolean;
}

export interface Serving {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Takes no new requests, lets running ones finish for `grace` milliseconds, then ends them; closes the builds. */
  close(grace?: number): Promise<void>;
}

/** Serves until it is closed. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host = "127.0.0.1", port = 4870, requireKey = false, ...rest } = options;
  const app = createApp({ ...rest, trustLoopback: isLoopback(host) && !requireKey });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const busy = cause.code === "EADDRINUSE" ? "; another server has the port, choose one with --port" : "";
      reject(new Error(`cannot listen on ${host}:${port}: ${cause.message}${busy}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    host: address.address,
    port: address.port,
    async close(grace = 5_000) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, grace);
      await closed;
      clearTimeout(timer);
      await options.snapshots.close();
    },
  };
}
