import type { Random } from "../random.ts";
import { firstAbove, runningSums } from "./weighted.ts";
import { affinityText, catalogueText } from "./words/products.ts";

export interface Product {
  id: string;
  name: string;
  category: string;
  brand: string;
  listPrice: number;
  unitCost: number;
}

/** With `first` in a basket, `second` is added with this probability. */
export interface Affinity {
  first: Product;
  second: Product;
  probability: number;
}

export interface Catalogue {
  products: readonly Product[];
  affinities: readonly Affinity[];
  /** An article by popularity among those an order of this industry can afford. */
  draw(industry: string, priceLimit: number, random: Random): Product;
}

export const industries = [
  "Mechanical engineering",
  "Metalworking",
  "Building services",
  "Construction",
  "Vehicle repair",
  "Wood and furniture",
  "Shipbuilding",
  "Wholesale",
] as const;

const favourites: Readonly<Record<string, readonly string[]>> = {
  "Mechanical engineering": ["Measuring", "Drills and blades"],
  Metalworking: ["Drills and blades", "Chemicals"],
  "Building services": ["Power tools", "Fasteners"],
  Construction: ["Safety wear", "Power tools"],
  "Vehicle repair": ["Hand tools", "Chemicals"],
  "Wood and furniture": ["Power tools", "Fasteners"],
  Shipbuilding: ["Safety wear", "Workshop equipment"],
  Wholesale: ["Fasteners", "Hand tools"],
};

const brands = ["Kestrel", "Norda", "Ferrum", "Taiga", "Meridian"];
const cheapest = 12;

export function catalogue(random: Random): Catalogue {
  const products = Object.entries(catalogueText).flatMap(([category, text], group) =>
    text
      .trim()
      .split(/\s*[|\n]\s*/)
      .map((entry, place): Product => {
        const comma = entry.lastIndexOf(",");
        const listPrice = Number(entry.slice(comma + 1));
        return {
          id: String((group + 1) * 10_000 + (place + 1) * 10),
          name: entry.slice(0, comma),
          category,
          brand: random.pick(brands),
          listPrice,
          unitCost: Math.round(listPrice * (0.45 + 0.3 * random.uniform()) * 100) / 100,
        };
      }),
  );
  const named = (name: string): Product => {
    const found = products.find((product) => product.name === name);
    if (!found) throw new Error(`no such article: ${name}; write it as in the catalogue`);
    return found;
  };
  const affinities = affinityText
    .trim()
    .split("\n")
    .map((line) => {
      const [, first, second, probability] = line.match(/^\s*(.+) > (.+) ([\d.]+)$/)!;
      return { first: named(first!), second: named(second!), probability: Number(probability) };
    });

  const byPrice = [...products].sort((x, y) => x.listPrice - y.listPrice || x.id.localeCompare(y.id));
  const prices = Float64Array.from(byPrice, (product) => product.listPrice);
  const popularity = byPrice.map(() => random.gamma(1.2, 1) + 0.1);
  const sums = new Map(
    industries.map((industry) => {
      const liked = favourites[industry]!;
      return [
        industry as string,
        runningSums(byPrice.map((p, i) => popularity[i]! * (liked.includes(p.category) ? 3 : 1))),
      ];
    }),
  );
  return {
    products,
    affinities,
    draw(industry, priceLimit, dice) {
      const running = sums.get(industry)!;
      const above = priceLimit >= prices.at(-1)! ? prices.length : firstAbove(prices, priceLimit);
      const affordable = Math.max(cheapest, above);
      return byPrice[firstAbove(running, dice.uniform() * running[affordable - 1]!)]!;
    },
  };
}
