export default {
  app: { name: '待办', vendor: '五方' },
  // Chinese in every browser: forms and models are Chinese too.
  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },
  dateFormat: { short: 'YYYY-MM-DD', abbr: 'M月D日 HH:mm', normal: 'YYYY年M月D日 HH:mm', long: 'M月D日 ddd HH:mm' },
  disableWelcomeMessage: true,
  customScripts: ['plugins/chinese', 'plugins/session', 'plugins/tidy', 'plugins/case-file', 'plugins/notices', 'plugins/desk'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '认领当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个任务分类' },
    focusList: { key: 'ctrl+alt+l', description: '转到列表中的第一个任务' },
    focusForm: { key: 'ctrl+alt+f', description: '转到表单的第一个输入框' },
    startProcess: { key: 'ctrl+alt+p', description: '打开“发起流程”' }
  }
};
