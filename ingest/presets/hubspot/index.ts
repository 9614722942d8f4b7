import { fileSources } from "../files.ts";
import type { FileOptions, Preset } from "../preset.ts";
import { type Marks, recogniseFiles } from "../recognise.ts";
import { exportsOf, type Revenue, type Role, roles, type Stages } from "./mapping.ts";

export interface HubspotOptions extends FileOptions<Role> {
  /** What counts as revenue; nothing by default, since an ERP usually says. "won" takes won deals on their close date. */
  revenue?: Revenue;
  /** Stages of the company's own pipelines that mean won or lost, as the export writes them. */
  stages?: Partial<Stages>;
  /** Zone of the clock of whoever exported; the company's by default. */
  timeZone?: string;
  /** Whether days are written 31/12/2024 and not 12/31/2024. */
  isDayFirst?: boolean;
}

/** Exports of HubSpot: CSV with the labels of its views or with the names of its API. */
export const hubspot: Preset<HubspotOptions> = {
  name: "hubspot",
  title: "HubSpot",
  kind: "files",
  roles,
  sources: (options) =>
    fileSources(
      "hubspot",
      options,
      exportsOf(
        options.revenue ?? "none",
        { won: options.stages?.won ?? [], lost: options.stages?.lost ?? [] },
        options.isDayFirst ?? false,
      ),
      options.timeZone === undefined ? {} : { timeZone: options.timeZone },
    ),
  recognise: (tables) => recogniseFiles(marks, ["companies", "deals"], tables),
};

const id = ["Record ID", "hs_object_id"];
const company = [
  "Associated Company IDs (Primary)",
  "Primary Associated Company ID",
  "Associated Company IDs",
  "Associated Company ID",
  "associatedcompanyid",
];

const marks: Record<Role, Marks> = {
  deals: { columns: [[...id, "Deal ID"], ["Deal Stage", "dealstage"], ["Deal Name", "dealname"], company] },
  tickets: { columns: [[...id, "Ticket ID"], ["Ticket name", "Ticket Name"], company] },
  contacts: { columns: [[...id, "Contact ID"], ["Last Name", "lastname"], company] },
  companies: {
    columns: [
      [...id, "Company ID"],
      ["Company name", "Company Name", "name"],
      ["Company owner", "Company Domain Name", "hubspot_owner_id", "domain"],
    ],
  },
  products: {
    columns: [
      [...id, "Product ID"],
      ["Name", "name"],
      ["Unit price", "SKU", "hs_sku"],
    ],
  },
};
