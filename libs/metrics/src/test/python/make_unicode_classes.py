"""Writes unicode-classes.txt: the ranges of code points that the `regex` package calls punctuation, symbols and numbers.

sacreBLEU's international tokenizer asks it. Needs regex 2026.11.15; run it from this folder.
"""
import regex

TARGET = "../../main/resources/io/ashlar/metrics/translation/unicode-classes.txt"


def ranges(pattern):
    matches = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF and regex.match(pattern, chr(c))]
    start = previous = matches[0]
    for c in matches[1:] + [None]:
        if c != previous + 1 if c is not None else True:
            yield f"{start:X}" if start == previous else f"{start:X}-{previous:X}"
            start = c
        previous = c


with open(TARGET, "w", encoding="ascii") as target:
    lines = [(name, pattern) for name, pattern in (("PUNCTUATION", r"\p{P}"), ("SYMBOL", r"\p{S}"), ("NUMBER", r"\p{N}"))]
    target.write("\n".join(" ".join([name, *ranges(pattern)]) for name, pattern in lines))
