import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { published } from "../models/index.ts";
import { aboutBuild } from "./about_build.ts";
import type { Env, Services } from "./context.ts";
import { customerList } from "./customer_list.ts";
import { factsSchema, jsonResponses } from "./openapi.ts";
import { buildParam, filterSchema } from "./query.ts";
import { summarise } from "./summarise.ts";

const sums = {
  customers: z.number().int(),
  established_value: z.number(),
  potential_value: z.number(),
  net_revenue: z.number().describe("Net revenue to date."),
  revenue_at_risk: z.number(),
};
const { tier, rfm_segment, r, f } = customerList.columns;
const { established_bin, potential_bin, established_from, established_to, potential_from, potential_to } =
  published.value_cell.columns;
const group = (keys: z.ZodRawShape) => z.array(z.object({ ...keys, ...sums }));

const schema = factsSchema
  .extend({
    total: z.object(sums),
    tiers: group({ tier: tier.schema }).describe("Every tier, then customers without one."),
    rfm_segments: group({ rfm_segment: rfm_segment.schema }).describe(
      "Every segment, then customers without one.",
    ),
    rfm_cells: group({ r: r.schema, f: f.schema }).describe("All 25 cells."),
    value_cells: group({
      established_bin: established_bin.schema,
      potential_bin: potential_bin.schema,
      established_from: established_from.schema,
      established_to: established_to.schema,
      potential_from: potential_from.schema,
      potential_to: potential_to.schema,
    }).describe("Cells that have customers, on the bins of the whole company."),
  })
  .openapi("customer_list_summary");

const filters = filterSchema(customerList);

const route = createRoute({
  method: "get",
  path: "/v1/customer_list/summary",
  operationId: "customer_list_summary",
  tags: ["Customers"],
  summary:
    "Counts and sums of the customers that pass the filters, by tier, RFM segment, RFM cell and value cell.",
  request: { query: z.strictObject({ ...filters.shape, build: buildParam }) },
  responses: jsonResponses(schema),
});

export function addSummary(app: OpenAPIHono<Env>, services: Services): void {
  app.openapi(route, async (c) => {
    const query = c.req.valid("query");
    const where = filters.where(query);
    return (await aboutBuild(c, services, query.build, (reading) => summarise(reading, where))) as never;
  });
}
