"""What the phrasings have in common: lists of posts, lists of persons, how persons are called, verbs that give a post."""

from __future__ import annotations

from kg.lexicon import alternation

POSTS = "{post}(?:(?:（[^（）]{1,8}）)?(?:[、兼和及 ]|，兼)?[原前]?{post})*(?:（[^（）]{1,8}）)?"
WORDS = {
    "POSTS": POSTS,
    "ALL_POSTS": f"{POSTS}(?:[，；](?:原|现任)?(?>{POSTS})(?!{{person}}))*",
    "PEOPLE": "{person}(?:（[^（）]{1,6}）)?(?:[、和 ]{person}(?:（[^（）]{1,6}）)?)*",
    "EACH_WITH_POSTS": "{person}(?:（[^（）]{1,6}）)?(?:[、和 ]{post}*{person}(?:（[^（）]{1,6}）)?)*",
    "COMRADE": "(?:等?{number})?(?:同志|先生|女士|将军)|等{number}",
    "GETS": alternation("post_verbs", kind="gets"),
    "MANNER": alternation("post_verbs", kind="manner"),
}
