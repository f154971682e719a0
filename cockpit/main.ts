import { createApp } from 'vue'
import { RouterView } from 'vue-router'
import { LANG, makeI18n } from './i18n/lang.ts'
import { makeRouter } from './router.ts'
import './styles/tokens.css'
import './styles/base.css'

const THEMES = ['night', 'day', 'ceremony']

const root = document.documentElement
root.lang = LANG === 'en' ? 'en' : 'zh-CN'
const theme = new URLSearchParams(location.search).get('theme')
if (theme && THEMES.includes(theme)) root.dataset.theme = theme

createApp(RouterView).use(makeI18n()).use(makeRouter()).mount('#app')
