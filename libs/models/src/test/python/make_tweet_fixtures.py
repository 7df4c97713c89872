"""What transformers makes of tweets where BERTweet's tokenizer normalizes them, without the package emoji.

    python make_tweet_fixtures.py src/test/resources/io/ashlar/models/tokenizers

Made with transformers 4.57.1. Needs the folder files/ that make_tokenizer_fixtures.py writes.
"""
import json
import pathlib
import random
import shutil
import sys
import tempfile

from transformers import AutoTokenizer

TEXTS = [
    "", " ", "The masons carry stone.", "@mason_1 don't carry https://stones.example/a?b=c#d !!!!! :-)",
    "I can't, I cannot go, I ain't it; isn't n't", "we're what he's, they'll I'd I've I'm", "see you at 5 p.m. or 6 a.m. ok",
    "p . m . a . m then", "call +1 (555) 123-4567 or 555.123.4567 now", "mail me: a.b-c@stone.example.org !",
    "www.stone.example and stone.example/x, stone.example. @stone.example", "http://a.b/(c(d)e)f) x", "HTTP://STONE.example/Über,",
    "https:/a", "https://", "http://x", "https:// x", "#stone #_ #1 ## #a-b'c #naïve", "@ @@a a@b @é_ü", "<b>bold</b> < > <3 </3 -> <-- ->>",
    "&amp; &lt;3 &#65; &#x41; &#128; &#129; &#xZZ; &nope; &x41; &#1114112; &nbsp;x &eacute;", "Price: &pound;100",
    "so…what’s “this”", "wait . . . what... no..", "-5,000.5 3/4 10:30- +7 1,2,3", "snake_case it's-a_me rock'n'roll 'quoted'",
    "cafe\u0301 e\u0301\u0301 naïve ½ ﬁne", "東京 stone 北京 🙂👩‍👧 flags 🇫🇷", "a\u200bb\u200dc\u00a0d\u3000e\u2028f\u0085g\u001ch",
    "text<mask>text <pad> </s> can't<mask>", "!!!!!!???????-------______", "aaaaaaa 1111111 ....", ":) :-D ;P 8-) =] D: (: <:| ^^",
    "שלום مرحبا Привет Ελλάς हिन्दी ไทย", "K\u212a \u017f \u0130stanbul", "a.co/b a.co b.example.com/c?d e.f",
    "(http://stone.example/a) [http://stone.example/b], http://stone.example/c.", "ftp://stone.example/x URI::Escape", "x" * 50,
    "user@example.com. foo.na@example.com a..b", "12345678901 1-800-555-1234", "tab\there\nand\r\nnew lines", "$AAPL 5% & more & &;",
]
PARTS = ["@a", "#b", "http://", "https://c.d/", "www.", "e.fg", "/", "(", ")", ".", "..", "...", "…", "’", "'", "n't", "'s ", " ", "  ", "can",
         "cannot ", "555", "1234", "-", "+1", ":", ";", "8", "D", "<", ">", "<3", "&amp;", "&#39;", "_", "é", "東", "🙂", "a", "Z", "!", "!!!!",
         "p", "m", " p . m . ", ",", "@", "<mask>", "\n", "\u00a0"]


def main(root):
    draw = random.Random(7)
    texts = TEXTS + ["".join(draw.choices(PARTS, k=draw.randint(2, 12))) for _ in range(250)]
    files = {"vocab.txt": "tweets.txt", "bpe.codes": "bpe.codes"}
    config = dict(normalization=True, tokenizer_class="BertweetTokenizer", model_max_length=64)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for target, source in files.items():
            shutil.copy(root / "files" / source, folder / target)
        (folder / "tokenizer_config.json").write_text(json.dumps(config))
        (folder / "config.json").write_text(json.dumps({"model_type": "roberta"}))
        tokenizer = AutoTokenizer.from_pretrained(folder)
        assert tokenizer.demojizer is None
        cases = [dict(text=t, ids=(ids := tokenizer(t)["input_ids"]), tokens=tokenizer.convert_ids_to_tokens(ids),
                      ids_without_special=tokenizer(t, add_special_tokens=False)["input_ids"], decoded=tokenizer.decode(ids),
                      decoded_skip_special=tokenizer.decode(ids, skip_special_tokens=True)) for t in TEXTS]
        pairs = [dict(text=a, text_pair=b, ids=tokenizer(a, b)["input_ids"]) for a, b in (("@a gate", "of https://b.c/d"), ("one", "two's "))]
        normalized = [[t, tokenizer.normalizeTweet(t)] for t in texts]
    golden = dict(name="bertweet-normalized", tokenizer_class="BertweetTokenizer", padding_side="right", cases=cases, pairs=pairs)
    (root / "bertweet-normalized.json").write_text(
        json.dumps(dict(files=files, tokenizer_config=config, config={"model_type": "roberta"}, golden=golden)) + "\n")
    (root / "tweets-normalized.json").write_text(json.dumps(normalized, indent=0) + "\n")
    print(len(cases), len(normalized))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
