// What the web applications say in English beside their locale files, in Chinese: form-js 1.8.7, its date picker,
// the application switch. Texts are replaced as they appear; what people wrote is never touched.

// The application waits for this file, but not for its locale: what it draws before that comes shows raw keys for good.
// It takes the locale from its store when it is there, so it is put there first.
const base = document.querySelector('base');
const locales = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
const store = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
store[`${locales}_locales_data_zh-CN_${window.bust}`] = await (await fetch(`${locales}zh-CN.json`)).text();
localStorage.setItem('camunda-web', JSON.stringify(store));

const texts = {
  'Field is required.': '此项必填。',
  'Field must be a valid email.': '电子邮箱格式不正确。',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '电话号码格式不正确。',
  'Value is not a number.': '请填写数字。',
  'Value is expected to be an integer.': '请填写整数。',
  'Select': '请选择',
  'Search': '搜索',
  'No results': '没有结果',
  'All values selected': '已全部选择',
  'Nothing to show.': '没有内容。',
  ' of ': ' / ',
  'Previous page': '上一页',
  'Next page': '下一页',
  'Click to remove sorting': '点击取消排序',
  'Add new': '添加',
  'Collapse': '收起',
  'Increment': '增加',
  'Decrement': '减少',
  'Remove tag': '移除',
  'hh:mm': '时:分',
  'hh:mm ?m': '时:分',
  'yyyy/mm/dd': '年/月/日'
};

const patterns = [
  [/^Field must match pattern .*\.$/s, '格式不正确。'],
  [/^Field must have minimum value of (.*)\.$/, '不得小于 $1。'],
  [/^Field must have maximum value of (.*)\.$/, '不得大于 $1。'],
  [/^Field must have minimum length of (.*)\.$/, '不得少于 $1 个字。'],
  [/^Field must have maximum length of (.*)\.$/, '不得超过 $1 个字。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '小数不得超过 $1 位。'],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, '请填写有效的数值，最接近的是 $1 和 $2。'],
  [/^Click to sort by (.*) ascending$/, '点击按“$1”升序排列'],
  [/^Click to sort by (.*) descending$/, '点击按“$1”降序排列'],
  [/^Expand all \((\d+)\)$/, '全部展开（$1）'],
  [/^Remove list item (\d+)$/, '移除第 $1 项']
];

const applications = { Welcome: '首页', Admin: '系统管理', Cockpit: '流程监控', Tasklist: '待办' };

const attributes = ['placeholder', 'title', 'aria-label'];
const peoplesWords = '.fjs-form-field-text, .fjs-form-field-html, .fjs-dropdownlist-item, .fjs-taglist-tag';

function ofForm(text) {
  if (Object.hasOwn(texts, text)) {
    return texts[text];
  }
  const pattern = patterns.find(([english]) => english.test(text));
  return pattern ? text.replace(pattern[0], pattern[1]) : text;
}

function chinese(text, host) {
  if (host.closest('.fjs-container')) {
    return host.closest(peoplesWords) ? text : ofForm(text);
  }
  if (host.closest('.app-switch')) {
    return applications[text.trim()] ?? text;
  }
  return host.matches('.sr-only') && text.trim() === 'Close' ? '关闭' : text;
}

function translateText(node) {
  if (node.parentElement) {
    const translated = chinese(node.data, node.parentElement);
    if (translated !== node.data) {
      node.data = translated;
    }
  }
}

function translateAttributes(element) {
  for (const name of attributes) {
    const value = element.getAttribute(name);
    if (value !== null && chinese(value, element) !== value) {
      element.setAttribute(name, chinese(value, element));
    }
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    translateAttributes(node);
    node.childNodes.forEach(translate);
  }
}

new MutationObserver(mutations => mutations.forEach(mutation => {
  if (mutation.type === 'childList') {
    mutation.addedNodes.forEach(translate);
  } else if (mutation.type === 'characterData') {
    translateText(mutation.target);
  } else {
    translateAttributes(mutation.target);
  }
})).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes
});

document.documentElement.lang = 'zh-CN';

const months = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
window.flatpickr?.localize({
  weekdays: {
    shorthand: ['日', '一', '二', '三', '四', '五', '六'],
    longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
  },
  months: { shorthand: months, longhand: months },
  firstDayOfWeek: 1,
  ordinal: () => '',
  scrollTitle: '滚动切换',
  toggleTitle: '点击切换',
  yearAriaLabel: '年',
  monthAriaLabel: '月'
});

// form-js writes dates in the browser's language by asking for the locale 'default'.
const DateTimeFormat = Intl.DateTimeFormat;
function ChineseByDefault(locales, options) {
  return new DateTimeFormat(locales === 'default' ? 'zh-CN' : locales, options);
}
Object.setPrototypeOf(ChineseByDefault, DateTimeFormat);
ChineseByDefault.prototype = DateTimeFormat.prototype;
Intl.DateTimeFormat = ChineseByDefault;

// Beijing time wherever the browser stands. moment asks updateOffset after making each date; a date that was typed
// without an offset (parts `_a`, no `_tzm`) keeps its digits, any other its instant.
const beijing = 8 * 60;
self.webpackChunkcamunda_bpm_webapp.push([['wufang'], {}, load => {
  const id = Object.keys(load.m).find(module => String(load.m[module]).includes('.updateOffset=function(){}'));
  const moment = load(id);
  moment.momentProperties.push('_a');
  moment.updateOffset = date => {
    if (!date._isUTC && date.isValid()) {
      date.utcOffset(beijing, date._a !== undefined && date._tzm === undefined);
    }
  };
}]);

export default [];
