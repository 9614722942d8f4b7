/** `汉字 pinyin` pairs, separated by commas. */
const pairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((pair) => {
      const at = pair.indexOf(" ");
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    });

/** Parts of Chinese company and person names, each with its romanised or English form. */
export const chinese = {
  surnames: pairs(`
    王 Wang, 李 Li, 张 Zhang, 刘 Liu, 陈 Chen, 杨 Yang, 赵 Zhao, 黄 Huang, 周 Zhou, 吴 Wu, 徐 Xu, 孙 Sun, 胡 Hu, 朱 Zhu,
    高 Gao, 林 Lin, 何 He, 郭 Guo, 马 Ma, 罗 Luo, 梁 Liang, 宋 Song, 郑 Zheng, 谢 Xie, 韩 Han, 唐 Tang, 冯 Feng, 于 Yu,
    董 Dong, 萧 Xiao, 程 Cheng, 曹 Cao, 袁 Yuan, 邓 Deng, 许 Xu, 傅 Fu, 沈 Shen, 曾 Zeng, 彭 Peng, 吕 Lü`),
  givenNames: pairs(`
    伟 Wei, 芳 Fang, 娜 Na, 敏 Min, 静 Jing, 强 Qiang, 磊 Lei, 军 Jun, 洋 Yang, 勇 Yong, 艳 Yan, 杰 Jie, 涛 Tao, 明 Ming,
    超 Chao, 秀英 Xiuying, 建国 Jianguo, 晓燕 Xiaoyan, 志强 Zhiqiang, 丽华 Lihua, 文博 Wenbo, 雨欣 Yuxin, 子涵 Zihan,
    浩然 Haoran, 佳怡 Jiayi, 梓萱 Zixuan, 思远 Siyuan, 海燕 Haiyan, 国栋 Guodong, 雪梅 Xuemei, 嘉豪 Jiahao, 春梅 Chunmei`),
  brands: pairs(`
    华信 Huaxin, 恒达 Hengda, 鑫源 Xinyuan, 瑞丰 Ruifeng, 金鹏 Jinpeng, 宏远 Hongyuan, 天成 Tiancheng, 永盛 Yongsheng,
    博纳 Bona, 嘉禾 Jiahe, 东升 Dongsheng, 正泰和 Zhengtaihe, 凯隆 Kailong, 顺捷 Shunjie, 德润 Derun, 明辉 Minghui,
    万邦 Wanbang, 新科 Xinke, 立诚 Licheng, 安泰 Antai, 启航 Qihang, 盛世 Shengshi, 中联达 Zhonglianda, 伟业 Weiye,
    长虹达 Changhongda, 佳美 Jiamei, 君合 Junhe, 隆昌 Longchang, 齐力 Qili, 泰和 Taihe, 旭日 Xuri, 星宇 Xingyu, 兴邦 Xingbang,
    远景达 Yuanjingda, 众合 Zhonghe, 卓越 Zhuoyue, 合力诚 Helicheng, 锦程 Jincheng, 科诺 Kenuo, 欧亚达 Ouyada`),
  trades: pairs(`
    机械 Machinery, 机电 Electromechanical, 五金 Hardware, 工具 Tools, 精密制造 Precision Manufacturing,
    自动化设备 Automation Equipment, 模具 Moulds, 电气 Electric, 阀门 Valves, 仪器 Instruments, 环保科技 Environmental Technology,
    建筑工程 Construction, 汽车零部件 Auto Parts, 船舶设备 Marine Equipment, 新能源 New Energy, 工业品贸易 Industrial Trading,
    轴承 Bearings, 液压 Hydraulics, 塑胶 Plastics, 钢结构 Steel Structures`),
  cities: pairs(`
    上海 Shanghai, 苏州 Suzhou, 无锡 Wuxi, 宁波 Ningbo, 杭州 Hangzhou, 南京 Nanjing, 常州 Changzhou, 青岛 Qingdao,
    济南 Jinan, 天津 Tianjin, 大连 Dalian, 沈阳 Shenyang, 北京 Beijing, 深圳 Shenzhen, 东莞 Dongguan, 佛山 Foshan,
    广州 Guangzhou, 厦门 Xiamen, 武汉 Wuhan, 长沙 Changsha, 成都 Chengdu, 重庆 Chongqing, 西安 Xi'an, 合肥 Hefei, 郑州 Zhengzhou`),
  legalForms: pairs(
    "有限公司 Co. Ltd., 有限责任公司 Co. Ltd., 股份有限公司 Corp., 有限公司 Co. Ltd., 有限公司 Co. Ltd.",
  ),
  units: pairs("销售 Sales, 物流 Logistics, 服务 Services, 科技 Technology, 贸易 Trading"),
  positions: ["采购经理", "车间主任", "总经理", "财务", "设备维护", "仓库主管", "项目经理"],
  /** Characters that the same name is also written with. */
  traditional: new Map(
    Object.entries({
      华: "華",
      达: "達",
      鑫: "鑫",
      机: "機",
      东: "東",
      电: "電",
      远: "遠",
      业: "業",
      环: "環",
      丰: "豐",
      鹏: "鵬",
      润: "潤",
      兴: "興",
      联: "聯",
      无: "無",
      宁: "寧",
      庆: "慶",
      厦: "廈",
      门: "門",
      动: "動",
      设: "設",
      备: "備",
      贸: "貿",
      车: "車",
      钢: "鋼",
      气: "氣",
    }),
  ),
} as const;
