#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The web report stands alone and lets nothing in: no address is loaded, the policy's hashes
are those of the scripts, hostile names stay data.  Where Chromium is installed the page is
run under its policy and must fill its tables without an error; then it is used: searched,
filtered, sorted and walked through with the keyboard.

usage: check_html.py NEWSGRAPH PROJECT_DIR
"""
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HOSTILE = ["</script><script>document.title='broken'</script>", "<img src=x onerror=alert(1)>", "a&b \"c\" 'd' {{json}}",
           "\u202eright to left", "\U0001f600", "x" * 20000]
POLICY = r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
passed = failed = 0

# What a reader does; each line tells what must be true then.
ACTIONS = """
const out = {}, $ = (s) => document.querySelector(s), all = (s) => document.querySelectorAll(s);
function key(target, name) { target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true })); }
window.onerror = (message, file, line) => { out.error = message + " " + line; };
const rows = (id) => all("#" + id + " tbody tr").length;
out.tables = rows("entities") > 10 && rows("relations") > 10 && rows("timeline") > 2 && rows("articles") > 2 && rows("firmness") > 2;
out.figures = all("#figures dd").length >= 4 && all("#findings li").length >= 2;
out.cards = all("#communities .card").length > 0;
out.chart = all("#timeline rect").length > 0;
const name = ng.byStrength[0].name, search = $("#search");
search.value = name.toLowerCase();
search.dispatchEvent(new Event("input"));
out.search = $("#detail h3").textContent === name;
$("#detail summary .link + .soft").click();
$("#detail details").open = true;
$("#detail details").dispatchEvent(new Event("toggle"));
out.sentence = all("#detail blockquote").length > 0;
key(document.body, "Escape");
out.escape = $("#detail h3").textContent === "Main entities";
key($("#canvas"), "n");
out.next = $("#detail h3").textContent === ng.shownNodes[0].name;
key($("#canvas"), "n");
out.after = $("#detail h3").textContent === ng.shownNodes[1].name;
ng.select(ng.data.edges[0]);
out.edge = all("#detail blockquote mark").length + all("#detail blockquote").length > 0;
ng.select(ng.data.communities[0], true);
out.community = all("#detail ol li").length === ng.data.communities[0].members.length;
ng.select(ng.data.articles[0]);
out.article = $("#detail h3").textContent.length > 0;
const before = ng.shownEdges.length, chip = $("#edge-types .chip");
chip.click();
out.chip = ng.shownEdges.length < before && chip.getAttribute("aria-pressed") === "false";
$("#backbone").value = "0.3";
$("#backbone").dispatchEvent(new Event("change"));
out.backbone = ng.shownEdges.every((e) => e.disparity < 0.3);
$("#show-all").click();
out.reset = ng.shownEdges.length === before;
const first = () => $("#entities tbody td").textContent, title = $("#entities th .sort");
title.click();
const ascending = first();
$("#entities th .sort").click();
out.sorted = ascending !== first() && $("#entities th").getAttribute("aria-sort") === "descending";
const filter = $("#relations input[type=search]");
filter.value = "no such thing anywhere";
filter.dispatchEvent(new Event("input"));
out.filtered = rows("relations") === 0;
const bar = $("#timeline rect"), events = rows("timeline");
bar.dispatchEvent(new MouseEvent("click", { bubbles: true }));
out.bar = rows("timeline") > 0 && rows("timeline") <= events;
const theme = document.documentElement.dataset.theme;
$("#theme").click();
out.theme = document.documentElement.dataset.theme !== theme;
out.nav = all("nav a").length > 6 && [...all("nav a")].every((a) => $(a.getAttribute("href")));
document.body.appendChild(ng.element("pre", JSON.stringify(out), { id: "outcome" }));
"""


def check(good, what):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("failed:", what, file=sys.stderr)


def graph():
    nodes = [{"id": f"person/{i}", "type": "person", "name": name, "label": name} for i, name in enumerate(HOSTILE)]
    links = [{"id": f"e{i}", "source": f"person/{i}", "target": f"person/{(i + 1) % len(nodes)}", "type": "met",
              "label": "MET", "weight": 1, "status": "asserted", "evidence": HOSTILE[i]} for i in range(len(nodes))]
    return {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "links": links}


def report(command, path):
    done = subprocess.run([command, "report", "--format", "html", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if b"no HTML report" in done.stderr:
        print("skipped: this build has no D3")
        sys.exit(77)
    check(done.returncode == 0, f"exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def run(chromium, folder, page):
    """The page after its scripts ran, and what it complained of."""
    html = os.path.join(folder, "report.html")
    with open(html, "w", encoding="utf-8") as file:
        file.write(page)
    done = subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                           "--disable-background-networking", "--disable-component-update", "--disable-sync",
                           "--enable-logging=stderr", f"--user-data-dir={folder}/chromium", "--dump-dom", "file://" + html],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    errors = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if ":CONSOLE" in line]
    return done.stdout.decode("utf-8", "replace"), errors


def check_alone(page):
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    styles = re.findall(r"<style>(.*?)</style>", page, re.S)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    policy = re.search(POLICY, page)
    check(len(scripts) == 6 and len(styles) == 1 and data and policy, "D3 and five scripts, a style, data, a policy")
    for content in scripts + styles:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        check(f"'sha256-{digest}'" in policy[1], "the policy has the hash of each script and style")
    check("default-src 'none'" in policy[1], "the policy forbids everything else")
    markup = page.replace(data[1], "")
    for script in scripts:
        markup = markup.replace(script, "")
    check(not re.search(r"(src|href)\s*=\s*[\"'](?!#)", markup), "nothing is loaded")
    names = [n["name"] for n in json.loads(data[1])["nodes"]]
    check(sorted(names) == sorted(HOSTILE), "names come through as they are")


def main(command, project):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(graph(), file)
        page = report(command, path)
        check_alone(page)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        if not chromium:
            print("Chromium is not installed: the page was not run")
        else:
            dom, errors = run(chromium, folder, page)
            check(dom.split('id="entities"')[-1].count("<tr") >= 2 * len(HOSTILE), "the tables are filled")
            check("<title>newsgraph report</title>" in dom, "no name became a script")
            check(not errors, f"no complaints: {errors[:3]}")
            subprocess.run([command, "build", "--quiet", os.path.join(project, "examples", "articles"), "-o", path], check=True)
            page = report(command, path)
            dom, errors = run(chromium, folder, page)
            check(not errors, f"no complaints about the examples: {errors[:3]}")
            used, errors = run(chromium, folder, re.sub(POLICY, "", page).replace("</body>", f"<script>{ACTIONS}</script></body>"))
            outcome = re.search(r'<pre id="outcome">(.*?)</pre>', used, re.S)
            check(outcome and not errors, f"the page can be used: {errors[:3]}")
            for what, good in json.loads(outcome[1]).items() if outcome else []:
                check(good is True, f"{what}: {good}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main(*sys.argv[1:]))
