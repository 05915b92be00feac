// Small comforts on top of pages that work without any of them.
import "./appearance.js";
import "./drafts.js";
import "./listening.js";
import "./menus.js";
import "./offline.js";
import "./passwords.js";
