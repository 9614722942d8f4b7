/** What activities are about, by their kind and the customer's language. */
export const subjects = {
  "Phone call": {
    de: ["Rückfrage zum Angebot", "Liefertermin", "Jahresgespräch vereinbart", "Neue Preisliste"],
    en: ["Question about a quote", "Delivery date", "Review arranged", "New price list"],
    zh: ["报价咨询", "交货时间确认", "约定年度回访", "新价目表"],
  },
  "E-mail": {
    de: ["Angebot gesendet", "Datenblatt", "Rechnungskopie", "Terminbestätigung"],
    en: ["Quote sent", "Data sheet", "Copy of invoice", "Appointment confirmed"],
    zh: ["已发送报价", "产品资料", "发票副本", "会议确认"],
  },
  "Site visit": {
    de: ["Werkstattbegehung", "Vorführung Maschinen", "Regalpflege"],
    en: ["Workshop walk-through", "Machine demonstration", "Stock check"],
    zh: ["车间走访", "设备演示", "库存盘点"],
  },
  "Live chat": {
    de: ["Artikel nicht gefunden", "Verfügbarkeit", "Passwort vergessen"],
    en: ["Cannot find an article", "Availability", "Forgotten password"],
    zh: ["找不到商品", "库存查询", "忘记密码"],
  },
  Meeting: {
    de: ["Rahmenvertrag", "Jahresgespräch"],
    en: ["Framework agreement", "Yearly review"],
    zh: ["框架协议", "年度会谈"],
  },
  Complaint: {
    de: ["Falsche Ware geliefert", "Lieferung beschädigt", "Zu späte Lieferung", "Rechnung fehlerhaft"],
    en: ["Wrong goods delivered", "Damaged delivery", "Late delivery", "Invoice is wrong"],
    zh: ["发错货", "货物破损", "延迟交货", "发票有误"],
  },
  "Service ticket": {
    de: ["Reparatur Bohrmaschine", "Ersatzteil gesucht", "Kalibrierung", "Garantiefall"],
    en: ["Drill repair", "Spare part wanted", "Calibration", "Warranty case"],
    zh: ["电钻维修", "需要配件", "仪器校准", "保修"],
  },
} as const;
