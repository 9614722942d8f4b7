import { erpnext } from "./erpnext/index.ts";
import { espocrm } from "./espocrm/index.ts";
import { hubspot } from "./hubspot/index.ts";
import { k3cloud } from "./k3cloud/index.ts";
import { odoo } from "./odoo/index.ts";
import type { Preset } from "./preset.ts";
import { salesforce } from "./salesforce/index.ts";
import { u8 } from "./u8/index.ts";

export type { ErpnextOptions } from "./erpnext/index.ts";
export type { EspocrmOptions } from "./espocrm/index.ts";
export type { HubspotOptions } from "./hubspot/index.ts";
export type { K3CloudOptions } from "./k3cloud/index.ts";
export type { OdooOptions } from "./odoo/index.ts";
export type { DatabaseOptions, FileOptions, Preset, Recognition, SeenTable } from "./preset.ts";
export type { SalesforceOptions } from "./salesforce/index.ts";
export type { U8Options } from "./u8/index.ts";

/** Well-known systems by the name a configuration uses; each gives the sources to write into `sources`. */
export const presets = {
  odoo: odoo.sources,
  erpnext: erpnext.sources,
  salesforce: salesforce.sources,
  hubspot: hubspot.sources,
  espocrm: espocrm.sources,
  u8: u8.sources,
  k3cloud: k3cloud.sources,
} as const;

/** The same with what they are recognised by. */
export const knownPresets: readonly Preset[] = [odoo, erpnext, salesforce, hubspot, espocrm, u8, k3cloud];
