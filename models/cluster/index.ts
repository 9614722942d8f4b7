import { query } from "../model.ts";
import * as tables from "./table.ts";

export { clusters } from "./clusters.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

export const clusterFeature = query(tables.clusterFeature, sql("cluster_feature"));
export const clusterChoice = query(tables.clusterChoice, sql("cluster_choice"));
export const cluster = query(tables.cluster, sql("cluster"));
export const customerCluster = query(tables.customerCluster, sql("customer_cluster"));
