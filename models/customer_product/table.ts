import { count, day, key, money, nullable, number, table, text } from "../../ingest/index.ts";

export const customerProduct = table("mart.customer_product", {
  grain: "One row per known customer and article bought or returned.",
  key: ["customer_key", "product_key"],
  columns: {
    customer_key: key("The customer."),
    product_key: key("The article."),
    product_name: nullable(text("The article's name.")),
    category: nullable(text("Product category.")),
    orders: count("Distinct orders in which it was bought."),
    quantity: nullable(number("Units, less those returned.")),
    net_revenue: money("Net revenue of all lines that name it."),
    last_bought_on: nullable(day("Last day on which it was bought; missing when only returned.")),
  },
});
