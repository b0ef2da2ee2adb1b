// The SPARQL editor: CodeMirror 6. It stands in a shadow root, where it brings its styles as constructed sheets: the page
// allows no <style> element. See docs/web.md for what else was tried.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { forceLinting, linter, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";
import { completer } from "./complete.js";
import { LANG, say } from "./dom.js";

const LOOK = EditorView.theme({
  "&": { fontSize: "15px", backgroundColor: "var(--paper)", border: "1px solid var(--line)", borderRadius: "var(--radius)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono), var(--font)", lineHeight: "1.6", minHeight: "14rem", maxHeight: "60vh", overflow: "auto" },
  ".cm-gutters": { backgroundColor: "var(--ground)", color: "var(--soft)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "rgba(0,0,0,0.03)" },
  ".cm-tooltip": { fontFamily: "var(--font)", fontSize: "14px", maxWidth: "min(34rem, 90vw)" },
  "& .cm-tooltip-autocomplete > ul": { fontFamily: "var(--font)", maxHeight: "18rem" },
  ".cm-completionDetail": { fontStyle: "normal", color: "var(--soft)", marginLeft: "0.8em" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "2px 8px" },
  "& .cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "#f1e4e2", color: "var(--ink)" },
  ".cm-tooltip-autocomplete .cm-completionLabel": { fontFamily: "var(--mono)" },
  ".cm-diagnostic": { padding: "4px 10px" },
  "@media (max-width: 40rem)": { "&": { fontSize: "16px" } },
});
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], color: "#7a1f6b", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "#1c5d99" },
  { tag: [tags.string, tags.special(tags.string)], color: "#1d6b3a" },
  { tag: [tags.number, tags.bool], color: "#8a4b00" },
  { tag: tags.comment, color: "#6b7280" },
  { tag: [tags.namespace, tags.url, tags.typeName, tags.propertyName], color: "#a3261c" },
]);
const PHRASES_ZH = { Completions: "可选", "Go to line": "转到行", Diagnostics: "问题", "No diagnostics": "没有问题", close: "关闭", "current match": "当前匹配" };

// {view, text(), set(query), mark(problems)}; `find` gives the problems of a text, `run` is called on Ctrl+Enter.
export function editor(parent, { query, vocabulary, find, run, changed }) {
  const root = parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: query,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }]),
        lineNumbers(), lintGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(),
        EditorView.lineWrapping,
        SparqlLanguage.configure({ props: [styleTags({ "Pname_ln Pname_ns": tags.url })] }),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [completer(vocabulary)], icons: false }),
        linter((v) => find(v.state.doc.toString()), { delay: 350 }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        LANG === "zh" ? EditorState.phrases.of(PHRASES_ZH) : [],
        EditorView.contentAttributes.of({ "aria-label": say("ask.js.editor"), spellcheck: "false" }),
        placeholder(say("ask.js.placeholder")),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
        LOOK,
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    set(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
      forceLinting(view);
    },
    mark: (problems) => view.dispatch(setDiagnostics(view.state, problems)),
    go(place) {
      view.dispatch({ selection: { anchor: Math.min(place, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
  };
}
