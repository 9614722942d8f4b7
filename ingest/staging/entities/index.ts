import { campaign } from "./campaign.ts";
import { campaignTouch } from "./campaign_touch.ts";
import { contact } from "./contact.ts";
import { cost } from "./cost.ts";
import { customer } from "./customer.ts";
import type { Entity } from "./entity.ts";
import { exchangeRate } from "./exchange_rate.ts";
import { interaction } from "./interaction.ts";
import { opportunity } from "./opportunity.ts";
import { orderCopy } from "./order_copy.ts";
import { orderHead } from "./order_head.ts";
import { orderLine } from "./order_line.ts";
import { owner } from "./owner.ts";
import { payment } from "./payment.ts";
import { product } from "./product.ts";

export type { Entity } from "./entity.ts";

/** The canonical entities, by the name a mapping uses. */
export const entities = {
  campaign,
  campaign_touch: campaignTouch,
  contact,
  cost,
  customer,
  exchange_rate: exchangeRate,
  interaction,
  opportunity,
  order_copy: orderCopy,
  order_head: orderHead,
  order_line: orderLine,
  owner,
  payment,
  product,
} as const satisfies Record<string, Entity>;

export type EntityName = keyof typeof entities;
export const entityNames = Object.keys(entities) as EntityName[];
