import { query } from "../model.ts";
import * as tables from "./table.ts";

const at = (name: string) => new URL(`./${name}.sql`, import.meta.url);

export const conversion = query(tables.conversion, at("conversion"));
export const conversionCustomer = query(tables.conversionCustomer, at("conversion_customer"));
export const customerPeer = query(tables.customerPeer, at("customer_peer"));
export const customerValue = query(tables.customerValue, at("customer_value"));
export const peerGroup = query(tables.peerGroup, at("peer_group"));
export const peerMember = query(tables.peerMember, at("peer_member"));
export const peerPlace = query(tables.peerPlace, at("peer_place"));
