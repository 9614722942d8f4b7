import type { Row } from "../ingest/index.ts";
import type { CustomerRecord, Segments, Summary } from "./shapes.ts";
import type { Views } from "./views.ts";

/** The typed client: runs in a browser or in Node and imports nothing at run time. */

export type { CustomerRecord, Segments, Summary } from "./shapes.ts";

export type ViewId = keyof Views;
export type ViewRow<V extends ViewId> = Row<Views[V]>;
type ColumnOf<V extends ViewId> = keyof Views[V]["columns"] & string;

/** What every answer says about the numbers in it. */
export interface Facts {
  readonly build: string;
  /** The day all numbers hold for. */
  readonly as_of: string;
  /** Last business day with an order line. */
  readonly data_as_of: string;
  readonly built_at: string;
  readonly company: string;
  readonly currency: string;
  readonly timezone: string;
  readonly language: Language;
  readonly is_simulated: boolean;
  /** Version of the program that made the build. */
  readonly version: string;
}

export type Language = "en" | "zh";

export interface Page<R> extends Facts {
  readonly rows: R[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
  /** Rows in the whole result; only where `count` was asked for. */
  readonly total?: number;
}

interface Range<T> {
  gte?: T;
  lte?: T;
  gt?: T;
  lt?: T;
}

type FilterOf<T> = [T] extends [string[]]
  ? { has: string | readonly string[] }
  : [T] extends [boolean]
    ? boolean
    : T | readonly T[] | (Range<T> & ([T] extends [string] ? { contains?: string } : unknown));

/** Filters by column; null asks for missing values, `{ null: false }` for present ones. */
export type Where<V extends ViewId> = {
  readonly [K in ColumnOf<V>]?:
    | FilterOf<Exclude<ViewRow<V>[K], null>>
    | (null extends ViewRow<V>[K] ? null | { null: boolean } : never)
    | undefined;
};

export interface Query<V extends ViewId, F extends ColumnOf<V> = ColumnOf<V>> {
  where?: Where<V>;
  /** Columns, `-` before one for descending; missing values come last. The key is appended by the server. */
  order?: readonly (ColumnOf<V> | `-${ColumnOf<V>}`)[];
  fields?: readonly F[];
  /** Language of the reasons; the company's by default, `code` for the bare tokens. */
  lang?: Language | "code" | undefined;
  /** The build to read; the published one by default. */
  build?: string | undefined;
}

export interface PageQuery<V extends ViewId, F extends ColumnOf<V> = ColumnOf<V>> extends Query<V, F> {
  /** Rows a page, up to 1,000; 100 by default. */
  limit?: number;
  cursor?: string | undefined;
  /** Asks for `total`. */
  count?: boolean;
}

export interface BuildRow extends Facts {
  readonly is_current: boolean;
}

/** Data that could not be loaded, which the published build lacks. */
export interface Stale {
  readonly since: string;
  readonly stops: readonly {
    readonly source: string;
    /** Empty when the whole source could not be read. */
    readonly file: string;
    readonly problem: string;
    readonly since: string;
  }[];
}

export interface Builds {
  readonly current: string;
  readonly builds: readonly BuildRow[];
  readonly stale: Stale | null;
}

export interface TableDoc {
  readonly table: string;
  readonly grain: string;
  readonly key: readonly string[];
  readonly columns: readonly {
    readonly column: string;
    readonly unit: string;
    readonly is_nullable: boolean;
    readonly values?: readonly string[];
    readonly doc: string;
  }[];
}

/** An answer of the API that is not a success, as RFC 9457 words it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly { readonly field: string; readonly message: string }[],
    readonly requestId: string | null,
  ) {
    super(detail || title);
  }
}

export interface ClientOptions {
  /** Origin of the server; the page's own by default. */
  baseUrl?: string;
  /** The API key, or a function that knows it by the time of a request. */
  key?: string | (() => string | undefined);
  fetch?: typeof fetch;
}

export interface RequestOptions {
  signal?: AbortSignal;
}

export type Client = ReturnType<typeof createClient>;

type Params = readonly (readonly [string, string])[];

export function createClient({ baseUrl = "", key, fetch: send = fetch }: ClientOptions = {}) {
  async function request(path: string, accept: string, options: RequestOptions = {}): Promise<Response> {
    const headers: Record<string, string> = { accept };
    const bearer = typeof key === "function" ? key() : key;
    if (bearer) headers.authorization = `Bearer ${bearer}`;
    const response = await send(baseUrl + path, { headers, signal: options.signal ?? null });
    if (!response.ok) throw await problem(response);
    return response;
  }

  async function json<T>(path: string, options?: RequestOptions): Promise<T> {
    return (await request(path, "application/json", options)).json() as Promise<T>;
  }

  const fileUrl = <V extends ViewId>(view: V, query: Query<V>, more: Params) =>
    baseUrl + pathOf(`/v1/${view}`, [...paramsOf(query), ...more]);

  const client = {
    /** One page of a table. */
    table: <V extends ViewId, F extends ColumnOf<V> = ColumnOf<V>>(
      view: V,
      query: PageQuery<V, F> = {},
      options?: RequestOptions,
    ) => json<Page<Pick<ViewRow<V>, F>>>(pathOf(`/v1/${view}`, pageParams(query)), options),

    /** Every row of a result, a page at a time; all pages come from one build. */
    async *pages<V extends ViewId, F extends ColumnOf<V> = ColumnOf<V>>(
      view: V,
      query: PageQuery<V, F> = {},
      options?: RequestOptions,
    ): AsyncGenerator<Page<Pick<ViewRow<V>, F>>> {
      let cursor: string | null | undefined = query.cursor;
      do {
        const page: Page<Pick<ViewRow<V>, F>> = await client.table(
          view,
          { limit: 1000, ...query, cursor: cursor ?? undefined },
          options,
        );
        yield page;
        cursor = page.next;
      } while (cursor);
    },

    /** All that is known of one customer, by its key such as `erp:C001`. */
    customer: (id: string, query: { lang?: Language; build?: string } = {}, options?: RequestOptions) =>
      json<CustomerRecord & Facts>(
        pathOf(`/v1/customers/${encodeURIComponent(id)}`, defined(query)),
        options,
      ),

    /** Counts and sums of the customer list under a filter, by tier, segment, RFM cell and value cell. */
    summary: (where: Where<"customer_list"> = {}, query: { build?: string } = {}, options?: RequestOptions) =>
      json<Summary & Facts>(
        pathOf("/v1/customer_list/summary", [...filterParams(where), ...defined(query)]),
        options,
      ),

    segments: (query: { build?: string } = {}, options?: RequestOptions) =>
      json<Segments & Facts>(pathOf("/v1/segments", defined(query)), options),

    builds: (options?: RequestOptions) => json<Builds>("/v1/builds", options),

    tables: (options?: RequestOptions) => json<{ tables: TableDoc[] }>("/v1/tables", options),

    /** Address of the whole result as CSV; for spreadsheets with a byte-order mark and no formulas. */
    csvUrl: <V extends ViewId>(view: V, query: Query<V> = {}, forSpreadsheet = true) =>
      fileUrl(view, query, [["format", "csv"], ...(forSpreadsheet ? [["bom", "1"] as const] : [])]),

    /** Address of the whole result as an Arrow stream. */
    arrowUrl: <V extends ViewId>(view: V, query: Query<V> = {}) =>
      fileUrl(view, query, [["format", "arrow"]]),

    /** The bytes behind `csvUrl` or `arrowUrl`, with the key that a plain link could not send. */
    download: async (url: string, options?: RequestOptions): Promise<Response> =>
      request(url.slice(baseUrl.length), "*/*", options),
  };
  return client;
}

function pathOf(path: string, params: Params): string {
  const text = new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
  return text ? `${path}?${text}` : path;
}

function defined(query: object): Params {
  return Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
}

function pageParams<V extends ViewId, F extends ColumnOf<V>>(query: PageQuery<V, F>): Params {
  const { limit, cursor, count } = query;
  return [...paramsOf(query), ...defined({ limit, cursor, count: count ? 1 : undefined })];
}

function paramsOf<V extends ViewId, F extends ColumnOf<V>>(query: Query<V, F>): Params {
  const { where, order, fields, lang, build } = query;
  return [
    ...filterParams(where ?? {}),
    ...defined({ order: order?.join(), fields: fields?.join(), lang, build }),
  ];
}

/** The wire form of filters: `tier=high,low`, `orders.gte=3`, `name.contains=li`, `region.null=true`. */
export function filterParams(where: object): Params {
  return Object.entries(where).flatMap(([column, filter]): Params => {
    if (filter === undefined) return [];
    if (filter === null) return [[`${column}.null`, "true"]];
    if (Array.isArray(filter)) return filter.map((value) => [`${column}.eq`, `${value}`]);
    if (typeof filter !== "object") return [[`${column}.eq`, `${filter}`]];
    return defined(filter).map(([operator, value]) => [`${column}.${operator}`, value]);
  });
}

async function problem(response: Response): Promise<ProblemError> {
  const body = await response.json().catch(() => ({}));
  const { title = response.statusText, detail = "", errors = [], request_id = null } = body;
  return new ProblemError(response.status, title, detail, errors, request_id);
}
