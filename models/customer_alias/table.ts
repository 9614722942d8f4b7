import { core, table } from "../../ingest/index.ts";

const { grain, columns } = core.customerAlias;

export const customerAlias = table("mart.customer_alias", { grain, key: ["alias_key"], columns });
