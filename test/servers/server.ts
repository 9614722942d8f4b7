/** A database server that tests start, fill and stop. */
export interface TestServer {
  readonly format: "postgres" | "mysql";
  readonly port: number;
  readonly password: string;
  /** The URL of a database; `as` is another `user:password`, escaped. */
  url(database: string, as?: string): string;
  /** Runs SQL, of several statements where they give no rows that are needed. */
  run(database: string, sql: string): Promise<Record<string, unknown>[]>;
  /** Makes an empty database and gives its name. */
  create(): Promise<string>;
  /** Ends the server as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}
