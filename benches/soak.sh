#!/usr/bin/env bash
# A long day in a short time: visitors who are busy, visitors who stay without a word, reports that come in, copies that are taken, and a power cut a minute.
# Prints what went wrong, how long visitors waited, how memory goes, and whether every report that was thanked for is there at the end.
#
#   benches/soak.sh [MINUTES]     30 without a number; needs a release build, curl, python3
#
# SOAK_BUSY (200) and SOAK_IDLE (2000) are connections, SOAK_KILLS (1) is whether the server is killed each minute. Ends by itself, and takes its server and its
# folder away.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
minutes=${1:-30}
program=${AANHAKEN_PROGRAM:-$PWD/target/release/aanhaken}
[ -x "$program" ] || { echo "soak: there is no $program; cargo build --release first" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ulimit -n 16384 2>/dev/null || ulimit -n "$(ulimit -Hn)"
exec python3 - "$program" "$folder" "$minutes" "${SOAK_BUSY:-200}" "${SOAK_IDLE:-2000}" "${SOAK_KILLS:-1}" <<'PY'
import asyncio, os, random, signal, socket, sqlite3, subprocess, sys, time

program, folder, minutes, busy, idle, kills = sys.argv[1], sys.argv[2], float(sys.argv[3]), *map(int, sys.argv[4:7])
data, port = os.path.join(folder, "data"), 0
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
pages = ["/", "/zoeken?q=spijbelen", "/zoeken?q=mijn+zoon+van+14+wil+niet+meer+naar+school", "/fiches/clb", "/fr/zoeken?q=harc%C3%A8lement",
         "/zoeken?leeftijd=15&fase=compensatie", "/overzicht", "/suggesties?q=sch", "/selectie?f=clb&f=jes", "/en/fiches/tito"]
waits, counts, thanked, memory, down = [], {}, [], [], False
server = None

def start():
    global server
    environment = dict(os.environ, AANHAKEN_BURST="1000000", RUST_LOG="error")
    server = subprocess.Popen([program, "serve", "--listen", f"127.0.0.1:{port}", "--data", data], stdout=subprocess.PIPE, env=environment)
    for line in server.stdout:
        if b"listening on" in line:
            return
    raise SystemExit("soak: the server does not start")

def count(what):
    counts[what] = counts.get(what, 0) + 1

async def ask(method, path, body=b""):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        head = f"{method} {path} HTTP/1.1\r\nHost: soak\r\nConnection: close\r\n"
        if body:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        writer.write(head.encode() + b"\r\n" + body)
        answer = await reader.read()
        if not answer:
            raise ConnectionError("no answer")
        return int(answer.split(b" ", 2)[1]), answer
    finally:
        writer.close()

async def visitor(until):
    while time.monotonic() < until:
        begin, was_down = time.monotonic(), down
        try:
            status, _ = await ask("GET", random.choice(pages))
            waits.append(time.monotonic() - begin)
            count(f"page {status}")
        except OSError:
            count("page while the power was off" if down or was_down else "page LOST")
        await asyncio.sleep(random.uniform(0.05, 0.5))

async def reporter(until, name):
    number = 0
    while time.monotonic() < until:
        number, was_down = number + 1, down
        text = f"melding {number} van {name}"
        try:
            status, answer = await ask("POST", "/fiches/clb/melding", f"tekst={text.replace(' ', '+')}".encode())
            count(f"report {status}")
            if status == 303:
                thanked.append(text)
        except OSError:
            count("report while the power was off" if down or was_down else "report LOST")
        await asyncio.sleep(0.2)

async def silent(until):
    while time.monotonic() < until:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            await reader.read()  # shown out after a while
            writer.close()
        except OSError:
            await asyncio.sleep(1)

async def operator(until):
    copies = 0
    begun = time.monotonic()
    while time.monotonic() < until:
        await asyncio.sleep(min(20, max(0, until - time.monotonic())))
        if server.poll() is None:
            with open(f"/proc/{server.pid}/status") as status:
                rss = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
            memory.append((round(time.monotonic() - begun), rss // 1024))
        copies += 1
        copy = await asyncio.create_subprocess_exec(program, "backup", os.path.join(folder, f"copy{copies}.db"), "--data", data,
                                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        count(f"backup {'taken' if await copy.wait() == 0 else 'FAILED'}")
        os.path.exists(os.path.join(folder, f"copy{copies}.db")) and os.remove(os.path.join(folder, f"copy{copies}.db"))

async def power_cut(until):
    global down
    while kills and time.monotonic() + 60 < until:
        await asyncio.sleep(60)
        down = True
        server.kill()
        server.wait()
        await asyncio.to_thread(start)
        await asyncio.sleep(0.5)
        down = False
        count("power cut")

async def main():
    until = time.monotonic() + minutes * 60
    work = [visitor(until) for _ in range(busy)] + [reporter(until, n) for n in range(4)] + [operator(until), power_cut(until)]
    quiet = [asyncio.create_task(silent(until)) for _ in range(idle)]
    await asyncio.gather(*work)
    for one in quiet:
        one.cancel()

start()
asyncio.run(main())
begin = time.monotonic()
server.send_signal(signal.SIGTERM)
code = server.wait(60)
rows = sqlite3.connect(os.path.join(data, "aanhaken.db")).execute("SELECT text FROM report").fetchall()
found = {text for (text,) in rows}
waits.sort()
print(f"{minutes:g} minutes, {busy} busy and {idle} silent connections")
for what in sorted(counts):
    print(f"  {what}: {counts[what]}")
print(f"  pages, in milliseconds: median {waits[len(waits) // 2] * 1000:.1f}, p99 {waits[int(len(waits) * 0.99)] * 1000:.1f}, longest {waits[-1] * 1000:.0f}")
print("  memory after each 20 seconds, in MB (since the last start): " + " ".join(str(mb) for _, mb in memory))
print(f"  stopped with code {code} in {time.monotonic() - begin:.1f} s")
print(f"  reports thanked for: {len(thanked)}, found: {sum(text in found for text in thanked)}")
lost = [text for text in thanked if text not in found]
bad = [what for what in counts if "LOST" in what or "FAILED" in what or " 5" in what and "page 503" not in what]
sys.exit(1 if lost or bad or code else 0)
PY
