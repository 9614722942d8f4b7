/** Characters of company names whose traditional and simplified forms differ, as pairs. */
const characters = `
華华達达機机東东電电遠远業业環环豐丰鵬鹏潤润興兴聯联無无寧宁慶庆廈厦門门動动設设備备貿贸車车鋼钢氣气國国際际發发實实
龍龙馬马鳥鸟魚鱼風风雲云長长張张陳陈劉刘黃黄趙赵孫孙許许鄧邓蕭萧葉叶楊杨吳吴鄭郑馮冯盧卢賴赖顧顾譚谭賈贾鄒邹韓韩羅罗
銀银鐵铁銅铜錦锦鑄铸鍋锅鎮镇鐘钟錢钱針针鏈链鋁铝鎂镁鍊炼鑽钻鎖锁鋒锋銳锐釘钉鈦钛鋰锂鎢钨鑫鑫廣广廠厂產产莊庄園园圖图團团
報报務务勝胜勞劳區区協协單单參参雙双變变號号員员嘉嘉喬乔嚴严導导專专將将層层屬属師师帶带廳厅應应懷怀戰战護护據据擔担
數数斷断時时書书會会樂乐樓楼構构標标樣样橋桥檢检權权歐欧歷历歸归殘残氫氢漢汉滬沪濟济濱滨灣湾灘滩溫温漁渔滅灭潔洁澤泽
責责為为煙烟熱热營营燈灯爐炉獨独獲获瑪玛瓊琼產产畫画當当療疗監监盤盘礎础種种積积穩稳窯窑競竞筆笔節节範范築筑簡简類类糧粮
約约紅红級级納纳紙纸紡纺細细終终組组結结給给統统絲丝經经維维綜综綠绿網网綱纲緊紧線线練练緣缘縣县總总織织繪绘繼继續续
聖圣聲声職职腦脑興兴舊旧藝艺藥药蘇苏蘭兰處处衛卫裝装製制複复見见規规視视覺觉觀观計计訊讯記记訓训訂订評评試试詩诗話话
該该詳详誠诚語语說说調调談谈請请論论諾诺謝谢證证識识議议護护讀读變变貝贝負负財财貨货費费資资賓宾質质購购贏赢趨趋
軌轨軍军軟软軸轴較较載载輕轻輝辉輪轮輸输轉转農农運运過过進进遊游達达選选還还邊边郵邮鄉乡醫医釀酿鄰邻閥阀閉闭開开間间
關关陽阳陰阴階阶隊队隨随險险雜杂離离難难電电靈灵靜静韻韵頁页頂顶項项順顺預预領领頭头題题額额願愿類类顯显飛飞飲饮
飯饭飾饰館馆駕驾駿骏騰腾驗验體体髮发鮮鲜點点齊齐齒齿龜龟廬庐薈荟彙汇滙汇匯汇億亿優优傳传傢家價价儀仪儲储創创劃划
劑剂勵励勻匀萬万與与鄂鄂來来個个們们係系倉仓偉伟側侧僑侨寶宝對对尋寻屆届島岛幣币幹干彈弹強强彩彩從从徑径復复恆恒
愛爱慮虑態态憲宪戲戏戶户挖挖採采掃扫揚扬換换攝摄敗败敵敌曉晓條条極极榮荣槍枪檔档櫃柜欄栏歡欢氈毡決决沒没況况淨净
測测減减渦涡滿满漿浆潛潜瀋沈燒烧爾尔牆墙狀状獎奖瓏珑疊叠盡尽眾众碼码磚砖禮礼稅税筍笋紀纪絕绝綿绵締缔緻致縫缝繩绳
罰罚義义習习聞闻膠胶艦舰莖茎葦苇蔣蒋薩萨藍蓝蟲虫術术補补襯衬訪访賀贺賽赛蹟迹遼辽遲迟邁迈酈郦銷销鋪铺錄录鍵键鏡镜
鑒鉴閃闪閣阁隴陇隸隶雞鸡霧雾韋韦頓顿頻频顆颗顏颜駐驻騎骑鬆松鬧闹鴻鸿鷹鹰麗丽麥麦黨党`;

const simplified = new Map<string, string>();
const all = [...characters.replace(/\s/g, "")];
for (let i = 0; i + 1 < all.length; i += 2) simplified.set(all[i]!, all[i + 1]!);

export const toSimplified = (text: string): string =>
  [...text].map((character) => simplified.get(character) ?? character).join("");

const words = (text: string) => text.trim().split(/\s+/);

const provinces = words(`
  北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西
  甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国`);

const cities = words(`
  石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 长治 晋城 临汾 运城 呼和浩特 包头 赤峰 鄂尔多斯 沈阳
  大连 鞍山 抚顺 本溪 丹东 锦州 营口 长春 吉林 四平 哈尔滨 齐齐哈尔 大庆 牡丹江 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城
  扬州 镇江 泰州 宿迁 昆山 江阴 常熟 张家港 太仓 宜兴 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 合肥
  芜湖 蚌埠 淮南 马鞍山 安庆 滁州 阜阳 福州 厦门 莆田 三明 泉州 漳州 龙岩 晋江 南昌 景德镇 九江 赣州 上饶 济南 青岛 淄博 枣庄
  东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 新乡 许昌 南阳 商丘 信阳 武汉 黄石 十堰
  宜昌 襄阳 荆州 孝感 长沙 株洲 湘潭 衡阳 岳阳 常德 广州 深圳 珠海 汕头 佛山 韶关 湛江 肇庆 江门 茂名 惠州 梅州 清远 东莞 中山
  潮州 揭阳 南宁 柳州 桂林 北海 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 乐山 南充 宜宾 贵阳 遵义 昆明 曲靖 玉溪 大理 拉萨 西安
  宝鸡 咸阳 渭南 延安 榆林 兰州 天水 西宁 银川 乌鲁木齐 克拉玛依 浦东 苏州工业园区`);

const provincePattern = new RegExp(`^(${provinces.join("|")})(省|市|自治区|特别行政区)?`);
const cityPattern = new RegExp(`^(${cities.sort((a, b) => b.length - a.length).join("|")})(市|地区)?`);
const isPlace = new RegExp(`^(${[...cities, ...provinces].join("|")})(省|市)?$`);

/** 江苏省苏州市华信机械 → 华信机械 of 苏州. What would leave fewer than two characters is not taken for a place. */
export function withoutPlace(name: string): { name: string; place: string } {
  let rest = name;
  let place = "";
  for (const pattern of [provincePattern, cityPattern]) {
    const found = pattern.exec(rest);
    if (!found || rest.length - found[0].length < 2) continue;
    if (found[1] !== "中国") place = found[1]!;
    rest = rest.slice(found[0].length);
  }
  return { name: rest, place };
}

export const placeOf = (text: string): string | null => isPlace.exec(text)?.[1] ?? null;

const branchPattern =
  /^(.*?(?:有限责任公司|股份有限公司|有限公司|集团公司|总公司|公司|集团))?(.*?)(分公司|支公司|分行|支行|分店|分厂|办事处|营业部|门市部)$/;

/** 华信机械有限公司上海分公司 → 华信机械有限公司 and 上海分公司: a branch is a party of its own. */
export function branchOf(name: string): { name: string; branch: string } {
  const found = branchPattern.exec(name);
  if (!found) return { name, branch: "" };
  const [, head = "", place = "", kind = ""] = found;
  return head ? { name: head, branch: `${placeOf(place) ?? place}${kind}` } : { name: place, branch: kind };
}

const formPattern = /(股份有限公司|有限责任公司|有限公司|责任公司|股份公司|集团公司|总公司|公司|集团|股份)$/;

export function withoutForm(name: string): { name: string; hasForm: boolean } {
  let rest = name;
  for (let found = formPattern.exec(rest); found && found.index >= 2; found = formPattern.exec(rest))
    rest = rest.slice(0, found.index);
  return { name: rest, hasForm: rest !== name };
}
