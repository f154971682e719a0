import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor in the colours of styles/tokens.css; they follow the theme by themselves. */
export const LOOK = [
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--raised)', color: 'var(--text)', fontSize: '15px' },
    '.cm-scroller': { fontFamily: 'var(--family-mono)', lineHeight: '1.6', overflow: 'auto' },
    '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
    '&.cm-focused': { outline: 'none' },
    '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--quiet)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--track) 60%, transparent)' },
    '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
      backgroundColor: 'var(--band)',
    },
    '.cm-matchingBracket': { backgroundColor: 'var(--track)', outline: '1px solid var(--edge)' },
    '.cm-placeholder': { color: 'var(--quiet)' },
    '.cm-tooltip': {
      backgroundColor: 'var(--raised)',
      color: 'var(--text)',
      border: '1px solid var(--edge)',
      borderRadius: '4px',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--family)', maxHeight: '16em' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px', lineHeight: '1.5' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--focus)', color: 'var(--ink)' },
    '.cm-completionLabel': { fontFamily: 'var(--family-mono)' },
    '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--quiet)', marginLeft: '1em' },
    'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
    '.cm-completionIcon': { opacity: '1', color: 'var(--quiet)' },
    'li[aria-selected] .cm-completionIcon': { color: 'inherit' },
    '.cm-diagnostic': { borderLeft: '4px solid var(--attention)', padding: '4px 8px' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--attention) 2px',
      textUnderlineOffset: '3px',
    },
    '.cm-lintPoint-error:after': { borderBottomColor: 'var(--attention)' },
    '.cm-snippetField': { backgroundColor: 'var(--track)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--focus)', fontWeight: '700' },
      { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
      { tag: [tags.lineComment, tags.blockComment], color: 'var(--quiet)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--text)', fontWeight: '700' },
      { tag: tags.standard(tags.name), color: 'var(--focus)' },
    ]),
  ),
]
