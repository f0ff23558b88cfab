"""Rivals from Python: the phrases and the text that `bench export` has written, and the same rows of CSV as `bench scan`.

Every rival matches exactly. What it finds is held against the boundaries of words by the same rule as in the Rust part, unless it cuts the
text into words itself, and of finds that overlap the longest counts.
"""

import argparse
import csv
import os
import platform
import statistics
import sys
import time

COLUMNS = (
    "benchmark text_bytes names phrases engine matching finds places mb_per_s mb_per_s_2_threads build_s memory_mb peak_mb file_mb open_ms"
    " cpu cores runtime"
).split()
TEXT = 64 << 10


def whole(text, start, end):
    """Whether a find begins and ends where words do."""
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def pyahocorasick(names):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, len(name))
    automaton.make_automaton()

    def find(text):
        for last, length in automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if whole(text, start, end):
                yield start, end

    return find


def ahocorasick_rs(names):
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)

    def find(text):
        for _, start, end in automaton.find_matches_as_indexes(text):
            if whole(text, start, end):
                yield start, end

    return find


def flashtext2(names):
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_iter(names)

    def find(text):
        for _, start, end in processor.extract_keywords_with_span(text):
            yield start, end

    return find


def spacy(names):
    import spacy as library
    from spacy.matcher import PhraseMatcher

    language = library.blank("xx")
    matcher = PhraseMatcher(language.vocab)
    matcher.add("name", list(language.tokenizer.pipe(names)))

    def find(text):
        doc = language.make_doc(text)
        for _, start, end in matcher(doc):
            span = doc[start:end]
            yield span.start_char, span.end_char

    return find


# What an engine is called, how it is built, and whether it is slow enough to be given a part of the text only.
ENGINES = [
    ("Python: pyahocorasick, all finds", pyahocorasick, False),
    ("Python: ahocorasick_rs, contiguous NFA, longest", ahocorasick_rs, False),
    ("Python: flashtext2", flashtext2, False),
    ("Python: spaCy, blank, PhraseMatcher", spacy, True),
]


def settle(finds):
    """The leftmost of finds that overlap, and the longest of those that begin together."""
    behind, kept = 0, []
    for start, end in sorted(finds, key=lambda find: (find[0], -find[1])):
        if start >= behind:
            kept.append((start, end))
            behind = end
    return kept


def cut(data):
    """The text in pieces of about 64 KB, cut at line ends, where the Rust part cuts it."""
    texts, start = [], 0
    while start < len(data):
        about = min(start + TEXT, len(data))
        while about < len(data) and data[about] & 0xC0 == 0x80:
            about -= 1
        end = data.find(b"\n", about) + 1 or len(data)
        texts.append(data[start:end].decode())
        start = end
    return texts


def count(find, texts):
    return sum(len(settle(find(text))) for text in texts)


def places(find, texts):
    """A digest of all finds, as bytes of the whole text: FNV-1a, 64 bits."""
    digest, base = 0xCBF29CE484222325, 0
    for text in texts:
        at, size = 0, 0
        for start, end in settle(find(text)):
            size += len(text[at:start].encode())
            length = len(text[start:end].encode())
            for byte in (base + size).to_bytes(8, "little") + (base + size + length).to_bytes(8, "little"):
                digest = (digest ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
            at, size = end, size + length
        base += len(text.encode())
    return f"{digest:016x}"


def part(texts, limit):
    """The first texts, up to so many bytes in all."""
    taken, size = [], 0
    for text in texts:
        if size >= limit:
            break
        taken.append(text)
        size += len(text.encode())
    return taken


def cpu():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            return next(line.split(": ", 1)[1].strip() for line in info if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="where names.txt, phrases.txt and text.txt are")
    parser.add_argument("--benchmark", required=True)
    parser.add_argument("--csv", help="where to append the rows; the terminal gets them too")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow-bytes", type=int, default=500_000, help="how much text slow engines get")
    arguments = parser.parse_args()
    with open(os.path.join(arguments.folder, "names.txt"), encoding="utf-8") as file:
        names = file.read().splitlines()
    with open(os.path.join(arguments.folder, "phrases.txt"), encoding="utf-8") as file:
        phrases = file.read().splitlines()
    with open(os.path.join(arguments.folder, "text.txt"), "rb") as file:
        texts = cut(file.read())

    built = []
    for label, build, slow in ENGINES:
        print(f"  building {label}", file=sys.stderr)
        start = time.perf_counter()
        find = build(phrases)
        seconds = time.perf_counter() - start
        built.append((label, find, part(texts, arguments.slow_bytes) if slow else texts, seconds))
    counts = [count(find, own) for _, find, own, _ in built]
    times = [[] for _ in built]
    for _ in range(arguments.rounds):
        for taken, (_, find, own, _) in zip(times, built):
            start = time.perf_counter()
            count(find, own)
            taken.append(time.perf_counter() - start)

    rows = []
    for finds, taken, (label, find, own, seconds) in zip(counts, times, built):
        size = sum(len(text.encode()) for text in own)
        row = dict.fromkeys(COLUMNS, "")
        row |= {
            "benchmark": arguments.benchmark,
            "text_bytes": size,
            "names": len(names),
            "phrases": len(phrases),
            "engine": label,
            "matching": "exact",
            "finds": finds,
            "places": places(find, own),
            "mb_per_s": f"{size / 1e6 / statistics.median(taken):.2f}",
            "build_s": f"{seconds:.3f}",
            "cpu": cpu(),
            "cores": os.cpu_count(),
            "runtime": f"Python {platform.python_version()}",
        }
        rows.append(row)
    print("| engine | names | phrases | text, MB | finds | MB/s | build, s |\n|---|--:|--:|--:|--:|--:|--:|")
    for row in rows:
        size = f"{row['text_bytes'] / 1e6:.1f}"
        cells = [row["engine"], row["names"], row["phrases"], size, row["finds"], row["mb_per_s"], row["build_s"]]
        print(f"| {' | '.join(map(str, cells))} |")
    if arguments.csv:
        fresh = not os.path.exists(arguments.csv)
        with open(arguments.csv, "a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            if fresh:
                writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
