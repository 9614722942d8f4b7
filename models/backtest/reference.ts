/**
 * Hold-out errors that must be reproduced: the 1/10 sample of the CDNOW cohort (2,357 customers), fitted in weeks on
 * 1997-01-01 to 1997-09-30, forecasts of the 39 weeks held out. Independent closed forms with multi-start maximum
 * likelihood; BTYD, BTYDplus and CLVTools agree on totals and mean absolute errors.
 */
export const holdOutReference = {
  weeks: 39,
  actual: 1882,
  tolerance: 1e-3,
  models: {
    pareto_nbd: {
      predicted: 1665.5131892187828,
      bias: -0.11503018638746931,
      mae: 0.7545233910169747,
      rmse: 1.6028480017038977,
      msle: 0.23773701705904882,
      capture: 0.47024442082890544,
      correlation: 0.630222507236289,
      auc: 0.7787420958253374,
    },
    bg_nbd: {
      predicted: 1653.4087366791491,
      bias: -0.12146188274221614,
      mae: 0.7854542412042465,
      rmse: 1.6079820105327916,
      msle: 0.23426850709356067,
      capture: 0.4670563230605739,
      correlation: 0.6256474515358769,
      auc: 0.7725244946396675,
    },
    mbg_nbd: {
      predicted: 1576.7282947139963,
      bias: -0.16220600705951316,
      mae: 0.7647789477423333,
      rmse: 1.6071826576058572,
      msle: 0.23143511235400946,
      capture: 0.47502656748140276,
      correlation: 0.6272530307183007,
      auc: 0.7727621878965195,
    },
    nbd: {
      predicted: 2929.820331322845,
      bias: 0.5567589433171334,
      mae: 1.0410203363916886,
      rmse: 1.8595226404582261,
      msle: 0.3622454718593705,
      capture: 0.4580233793836344,
      correlation: 0.5833830052945977,
      auc: 0.7738230688296753,
    },
  },
  ownRate: {
    predicted: 2930.1011257197324,
    bias: 0.5569081433154794,
    mae: 1.0236691632673869,
    rmse: 2.211918188604625,
    msle: 0.4009503884573949,
    capture: 0.4580233793836344,
    correlation: 0.5839434389757551,
    auc: 0.7597729505073703,
  },
  /** Nobody is expected to buy. Its capture depends on how a package orders ties. */
  zero: {
    predicted: 0,
    bias: -1,
    mae: 0.7984726347051336,
    rmse: 2.206366381462754,
    msle: 0.4626805203240378,
    correlation: null,
  },
} as const;
