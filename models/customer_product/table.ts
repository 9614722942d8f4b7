import { count, day, key, money, nullable, number, table, text } from "../../ingest/index.ts";

export const customerProduct = table("mart.customer_product", {
  grain: "One row per known customer and article bought.",
  key: ["customer_key", "product_key"],
  columns: {
    customer_key: key("The customer."),
    product_key: key("The article."),
    product_name: nullable(text("The article's name.")),
    category: nullable(text("Product category.")),
    orders: count("Orders that contain it."),
    quantity: nullable(number("Units, less those returned.")),
    net_revenue: money("Net revenue."),
    last_bought_on: nullable(day("Last day on which it was bought; missing when only returned.")),
  },
});
