/** Signs, codes and words that stand beside an amount; whatever else stands there makes it no number. */
const words = [
  ..."US$ NT$ HK$ CA$ AU$ NZ$ MX$ A$ C$ S$ R$ $ € £ ¥ ₩ ₹ ₽ ₺ ₫ ฿ ₪ ₱ ₦ ₴ 元 円 圆 원 人民币".split(" "),
  ..."kr. kr zł Kč Ft Fr. Fr SFr. Rs. Rs руб. руб lei лв. Rp RM".split(" "),
  ..."AED ARS AUD BGN BRL CAD CHF CLP CNH CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KWD MAD MXN MYR".split(
    " ",
  ),
  ..."NGN NOK NZD PEN PHP PKR PLN QAR RMB RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR".split(" "),
];

const escaped = (word: string): string => word.replace(/[.$]/g, "\\$&");

/** A pattern of one currency, the longest first; to be matched without regard to case. */
export const currencyPattern = [...words]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join("|");
