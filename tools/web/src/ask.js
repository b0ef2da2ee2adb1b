// What the pages of kg/serve/ask do with JavaScript; each reads without it.
import { questionPage } from "./ask/answer.js";
import { narrow } from "./ask/list.js";
import { queryPage } from "./ask/page.js";

const find = document.getElementById("ask-find");
if (find) narrow(find, document.getElementById("ask-list"), document.getElementById("ask-none"));
if (document.getElementById("ask-editor")) queryPage();
else questionPage();
