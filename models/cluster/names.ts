import type { Bilingual } from "../about.ts";
import type { Feature } from "./features.ts";

/** A feature sets a cluster apart when its centre lies this far from the company's median, in interquartile ranges. */
const apart = 0.35;
const usual = 3;

const typical: Bilingual = { en: "typical", zh: "典型客户" };

interface Trait {
  readonly feature: Feature;
  readonly place: number;
  readonly offset: number;
}

/** The features of a centre, the farthest from the company's median first; of equally far ones as they are listed. */
export function traits(features: readonly Feature[], centre: Float64Array): Trait[] {
  return features
    .map((feature, place) => ({ feature, place, offset: centre[place]! }))
    .sort((a, b) => Math.abs(b.offset) - Math.abs(a.offset) || a.place - b.place);
}

const word = ({ feature, offset }: Trait): Bilingual => (offset < 0 ? feature.below : feature.above);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const joined = (words: readonly Bilingual[]): Bilingual => ({
  en: capital(words.map(({ en }) => en).join(", ")),
  zh: words.map(({ zh }) => zh).join("、"),
});

/**
 * A name for every cluster: what sets it apart from the company's median, at most three features, more where two
 * clusters would bear one name; clusters alike in all of them are told apart by their number.
 *
 * @param centres one a cluster, in scaled values of the features
 */
export function clusterNames(features: readonly Feature[], centres: readonly Float64Array[]): Bilingual[] {
  const all = centres.map((centre) => traits(features, centre));
  const taken = all.map((own) =>
    Math.max(1, Math.min(usual, own.filter((t) => Math.abs(t.offset) >= apart).length)),
  );
  const words = (own: readonly Trait[], i: number): readonly Bilingual[] =>
    Math.abs(own[0]?.offset ?? 0) < apart && taken[i] === 1 ? [typical] : own.slice(0, taken[i]).map(word);
  // The same words in another order are the same name.
  const twins = () => {
    const keys = all.map((own, i) =>
      words(own, i)
        .map(({ en }) => en)
        .sort()
        .join(),
    );
    return keys.map((key) => keys.filter((other) => other === key).length > 1);
  };
  for (let longer = 0; longer < features.length && twins().some(Boolean); longer++) {
    for (const [i, isTwin] of twins().entries()) {
      if (isTwin) taken[i] = Math.min(features.length, taken[i]! + 1);
    }
  }
  const left = twins();
  return all.map((own, i) => {
    const name = joined(words(own, i));
    return left[i] ? { en: `${name.en} (${i + 1})`, zh: `${name.zh}（${i + 1}）` } : name;
  });
}
