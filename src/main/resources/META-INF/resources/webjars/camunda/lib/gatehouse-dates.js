/*
 * The date picker's words and the first day of the week. Registered as a custom script: it is loaded after AngularJS
 * and before the app starts. (All other dates are formatted by moment.js from the locale file.)
 */
import { language } from './gatehouse.js?v=1';

const monday = 0;
const chinese = {
  AMPMS: ['上午', '下午'],
  DAY: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  SHORTDAY: ['日', '一', '二', '三', '四', '五', '六'],
  MONTH: ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'],
  STANDALONEMONTH: ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'],
  SHORTMONTH: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  FIRSTDAYOFWEEK: monday
};

const angular = window.angular;
if (angular) {
  angular.module('ngLocale').config([
    '$provide',
    ($provide) =>
      $provide.decorator('$locale', [
        '$delegate',
        ($locale) => {
          Object.assign($locale.DATETIME_FORMATS, language === 'zh' ? chinese : { FIRSTDAYOFWEEK: monday });
          return $locale;
        }
      ])
  ]);
  if (language === 'zh') {
    try {
      angular.module('ui.bootstrap.datepickerPopup').config([
        'uibDatepickerPopupConfig',
        (popup) => Object.assign(popup, { currentText: '今天', clearText: '清除', closeText: '完成' })
      ]);
    } catch (absent) {
      // this app has no date picker
    }
  }
}

export default [];
