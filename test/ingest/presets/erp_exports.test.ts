import { presets } from "../../../ingest/index.ts";
import { holds } from "./claim.ts";
import { folder } from "./sample.ts";

holds([
  {
    preset: "u8",
    title: "U8, invoices as revenue",
    sources: presets.u8({ folder }),
    baseCurrency: "CNY",
    revenue: [
      ["u8:001", "440.00", "-150.00"],
      ["u8:002", "5857.50", "-1952.50"],
    ],
    setAside: ["order_line.day"],
  },
  {
    preset: "u8",
    title: "U8, orders as revenue",
    sources: presets.u8({ folder, revenue: "orders" }),
    baseCurrency: "CNY",
    revenue: [
      ["u8:001", "440.00", "-150.00"],
      ["u8:002", "7810.00", "0.00"],
    ],
    setAside: [],
  },
  {
    preset: "k3cloud",
    title: "K/3 Cloud, orders as revenue",
    sources: presets.k3cloud({ folder }),
    baseCurrency: "CNY",
    revenue: [
      ["k3cloud:CUST0001", "440.00", "-150.00"],
      ["k3cloud:CUST0002", "5857.50", "-1952.50"],
    ],
    setAside: ["order_line.day"],
  },
  {
    preset: "k3cloud",
    title: "K/3 Cloud, deliveries as revenue",
    sources: presets.k3cloud({ folder, revenue: "deliveries" }),
    baseCurrency: "CNY",
    revenue: [
      ["k3cloud:CUST0001", "350.00", "-150.00"],
      ["k3cloud:CUST0002", "5857.50", "-1952.50"],
    ],
    setAside: [],
  },
]);
