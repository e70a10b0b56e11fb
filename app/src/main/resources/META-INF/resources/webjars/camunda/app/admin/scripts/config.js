export default {
  app: { name: '系统管理', vendor: '五方' },
  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },
  dateFormat: { short: 'YYYY-MM-DD', abbr: 'M月D日 HH:mm', normal: 'YYYY年M月D日 HH:mm', long: 'YYYY年M月D日 ddd HH:mm' },
  customScripts: ['../tasklist/plugins/chinese', '../tasklist/plugins/session'],
  disableWelcomeMessage: true
};
