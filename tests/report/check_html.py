#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The web report stands alone and lets nothing in: no address is loaded, the policy's hashes
are those of the scripts, hostile names stay data; where Chromium is installed, the page is
run and must fill its tables without an error.

usage: check_html.py NEWSGRAPH
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
passed = failed = 0


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


def main(command):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(graph(), file)
        done = subprocess.run([command, "report", "--format", "html", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if b"no HTML report" in done.stderr:
            print("skipped: this build has no D3")
            return 77
        page = done.stdout.decode("utf-8")
        check(done.returncode == 0, f"exit code {done.returncode}: {done.stderr.decode()}")
        scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
        styles = re.findall(r"<style>(.*?)</style>", page, re.S)
        data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        check(len(scripts) == 2 and len(styles) == 1 and data and policy, "two scripts, a style, data, a policy")
        for content in scripts + styles:
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            check(f"'sha256-{digest}'" in policy[1], "the policy has the hash of each script and style")
        check("default-src 'none'" in policy[1], "the policy forbids everything else")
        markup = page.replace(scripts[0], "").replace(scripts[1], "").replace(data[1], "")
        check(not re.search(r"(src|href)\s*=\s*[\"'](?!#)", markup), "nothing is loaded")
        names = [n["name"] for n in json.loads(data[1])["nodes"]]
        check(sorted(names) == sorted(HOSTILE), "names come through as they are")
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        if not chromium:
            print("Chromium is not installed: the page was not run")
        else:
            html = os.path.join(folder, "report.html")
            with open(html, "w", encoding="utf-8") as file:
                file.write(page)
            dom = subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                                  "--disable-background-networking", "--disable-component-update", "--disable-sync",
                                  f"--user-data-dir={folder}/chromium", "--dump-dom", "file://" + html],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300).stdout.decode("utf-8", "replace")
            body = dom.split('id="entities"')[-1]
            check(body.count("<tr") >= 2 * len(HOSTILE), "the tables are filled")
            check("<title>newsgraph report</title>" in dom, "no name became a script")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main(sys.argv[1]))
