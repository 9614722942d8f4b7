import { charts } from "./charts.ts";
import { columns } from "./columns.ts";
import { customer } from "./customer.ts";
import { data } from "./data.ts";
import { domain } from "./domain.ts";
import { executive } from "./executive.ts";
import { models } from "./models.ts";
import { segments } from "./segments.ts";
import { shell } from "./shell.ts";

export const en = { charts, columns, customer, data, domain, executive, models, segments, shell };
