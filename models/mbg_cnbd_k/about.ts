import type { About } from "../about.ts";
import { aboutBgCnbdK } from "../bg_cnbd_k/about.ts";

const [phases, pace, , still] = aboutBgCnbdK.assumes;

export const aboutMbgCnbdK: About = {
  ...aboutBgCnbdK,
  id: "mbg_cnbd_k",
  title: "MBG/CNBD-k",
  assumes: [
    phases!,
    pace!,
    {
      en: "After each purchase, the first included, a customer leaves for good with a probability of its own, which differs as a beta distribution.",
      zh: "每次购买（含首次）后，客户以各自的概率永久流失，该概率服从贝塔分布。",
    },
    still!,
  ],
};
