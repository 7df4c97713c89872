"""Trains tiny tokenizers and records what transformers makes of tricky texts with each class's own files.

    python make_tokenizer_fixtures.py src/test/resources/io/ashlar/models/tokenizers

With --keep-files after the folder the models stay as they are (training gives others each time). Made with transformers
5.23.0, tokenizers 0.23.3 and sentencepiece 0.2.3. files/ has vocabularies and models that several
classes share; NAME.json says which of them a repository of that class has, under which names and with which
configuration, and what is expected. Where transformers 5 leaves out the model's map of characters, the ids of the
sentencepiece library itself stand beside its own, as ids_sentencepiece_lib.
"""
import json
import pathlib
import shutil
import sys
import tempfile

import sentencepiece as spm
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import AutoTokenizer

CORPUS = [
    "The quarry opens at dawn, and the masons carry the blocks.", "A gate of dressed stone stands in the rain.",
    "Where is the key of the old gate?", "It's not the masons' fault: don't carry what isn't yours!",
    "Les pierres sont lourdes, mais la carrière est à côté.", "Der Steinbruch öffnet früh; die Steine sind schwer.",
    "In 1954 they cut 1,200 blocks of 3.5 tons each.", "the rain the rain the rain", "low lower lowest new newer",
    "stone stones stony masons mason gate gates key keys",
] * 6
TEXTS = [
    "", " ", "The masons carry stone.", "  The  gate ", "tab\there\nand\r\nnew lines", "carrière à côté, früh",
    "cafe\u0301 e\u0301\u0301 nai\u0308ve", "ＡＢＣ ﬁne ½ a\u00a0b", "東京 stone 北京 🙂👩‍👧 flags",
    "don't CAN'T it's 1,200.50", "a\u200bb\u0000c\u0007d \ufffd", "text<mask>text <pad> </s> [MASK] x [CLS][SEP]",
    "x" * 120, "\u2581low ##ing Ġstone @@ </w> <0x41>", "a\u3000b\u2028c\u0085d",
    "``quotes'' “curly” «x»", "(nested [brackets {here}]) snake_case", "שלום مرحبا Привет", "<s> inside", "e\u0308 pie\u0301ce",
]
RULES = [("\t", " "), ("\n", " "), ("\r", " "), ("\u00a0", " "), ("\u3000", " "), ("\ufb01", "fi"), ("\u00bd", "1/2"),
         ("\uff21", "A"), ("\uff22", "B"), ("\uff23", "C"), ("e\u0301", "\u00e9"), ("i\u0308", "\u00ef"), ("\u200b", "")]


def sentence_pieces(folder, name, **options):
    rules = folder / "rules.tsv"
    rules.write_text("".join(
        " ".join(f"{ord(c):X}" for c in k) + "\t" + " ".join(f"{ord(c):X}" for c in v) + "\n" for k, v in RULES))
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(CORPUS), model_prefix=str(folder / name), normalization_rule_tsv=str(rules),
        minloglevel=2, hard_vocab_limit=False, **options)
    (folder / f"{name}.vocab").unlink()
    rules.unlink()


def files(folder):
    folder.mkdir(parents=True)
    t5 = dict(pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    sentence_pieces(folder, "t5", model_type="unigram", vocab_size=140, **t5)
    sentence_pieces(folder, "fairseq", model_type="unigram", vocab_size=140, unk_id=0, bos_id=1, eos_id=2, pad_id=-1)
    sentence_pieces(folder, "pairs", model_type="bpe", vocab_size=140, unk_id=0, bos_id=1, eos_id=2, pad_id=-1)
    sentence_pieces(folder, "bytes", model_type="bpe", vocab_size=400, unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
                    byte_fallback=True)
    sentence_pieces(folder, "gemma", model_type="bpe", vocab_size=410, pad_id=0, eos_id=1, bos_id=2, unk_id=3,
                    byte_fallback=True, user_defined_symbols=["<mask>", "<start_of_turn>"])
    sentence_pieces(folder, "albert", model_type="unigram", vocab_size=140, pad_id=0, unk_id=1, bos_id=2, eos_id=3,
                    pad_piece="<pad>", unk_piece="<unk>", bos_piece="[CLS]", eos_piece="[SEP]",
                    user_defined_symbols=["[MASK]"])
    sentence_pieces(folder, "deberta", model_type="unigram", vocab_size=140, pad_id=0, bos_id=1, eos_id=2, unk_id=3,
                    pad_piece="[PAD]", bos_piece="[CLS]", eos_piece="[SEP]", unk_piece="[UNK]")
    words = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    words.normalizer = normalizers.BertNormalizer(lowercase=False)
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    words.train_from_iterator(CORPUS, trainers.WordPieceTrainer(
        vocab_size=170, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]))
    vocabulary = sorted(words.get_vocab(), key=words.get_vocab().get)
    (folder / "words.txt").write_text("\n".join(vocabulary) + "\n")
    (folder / "mpnet.txt").write_text("\n".join(["<s>", "<pad>", "</s>", "<unk>"] + vocabulary[1:2] + vocabulary[5:]
                                                + ["<mask>"]) + "\n")
    byte_pairs(folder, "gpt2", ["<|endoftext|>"])
    byte_pairs(folder, "roberta", ["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    byte_pairs(folder, "deberta1", ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]"])
    byte_pairs(folder, "clip", ["<|startoftext|>", "<|endoftext|>"], end="</w>")
    apart(folder)
    tweets(folder)


def byte_pairs(folder, name, special, end=None):
    t = Tokenizer(models.BPE(end_of_word_suffix=end) if end else models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    ends = dict(end_of_word_suffix=end) if end else {}
    t.train_from_iterator([c.lower() for c in CORPUS] if end else CORPUS, trainers.BpeTrainer(
        vocab_size=600 if end else 330, special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), **ends))
    model = json.loads(t.to_str())["model"]
    (folder / f"{name}-vocab.json").write_text(json.dumps(model["vocab"], ensure_ascii=False) + "\n")
    (folder / f"{name}-merges.txt").write_text(
        "#version: 0.2\n" + "".join(" ".join(m) + "\n" for m in model["merges"]))


def apart(folder):
    """Vocabularies of the models whose ids are not their pieces' numbers; some pieces are left out of each."""
    pieces = spm.SentencePieceProcessor(model_file=str(folder / "pairs.model"))
    m2m = ["<s>", "<pad>", "</s>", "<unk>"] + [pieces.id_to_piece(i) for i in range(3, len(pieces)) if i % 11]
    (folder / "m2m-vocab.json").write_text(json.dumps({t: i for i, t in enumerate(m2m)}, ensure_ascii=False) + "\n")
    target = spm.SentencePieceProcessor(model_file=str(folder / "pairs.model"))
    source = spm.SentencePieceProcessor(model_file=str(folder / "t5.model"))
    both = ["</s>", "<unk>", ">>fra<<"] + sorted(
        {s.id_to_piece(i) for s in (source, target) for i in range(3, len(s)) if i % 13}) + ["<pad>"]
    (folder / "marian-vocab.json").write_text(
        json.dumps({t: i for i, t in enumerate(both)}, ensure_ascii=False) + "\n")


def tweets(folder):
    t = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    t.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=160, end_of_word_suffix="</w>"))
    model = json.loads(t.to_str())["model"]
    (folder / "bpe.codes").write_text("".join(" ".join(m) + " 1\n" for m in model["merges"]))
    tokens = [p[:-4] if p.endswith("</w>") else p + "@@" for p in model["vocab"] if p != "</w>"]
    (folder / "tweets.txt").write_text("".join(f"{p} {i}\n" for i, p in enumerate(tokens)))


def record(root, name, kind, model_type, named, config=None, pieces=None, without=()):
    """Texts that hold one of `without` are left out: transformers 5 keeps spaces there that others drop, or, for mBART,
    our document composes letters that its map of characters does not have (a known difference).
    """
    config = dict(config or {}, tokenizer_class=kind, model_max_length=64)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for target, source in named.items():
            shutil.copy(root / "files" / source, folder / target)
        (folder / "tokenizer_config.json").write_text(json.dumps(config))
        (folder / "config.json").write_text(json.dumps({"model_type": model_type}))
        tokenizer = AutoTokenizer.from_pretrained(folder)
        fast = tokenizer.is_fast
        cases = []
        for text in (t for t in TEXTS if not any(w in t for w in without)):
            batch = tokenizer(text, return_offsets_mapping=True) if fast else tokenizer(text)
            case = dict(text=text, ids=batch["input_ids"])
            if fast:
                case["offsets"] = batch["offset_mapping"]
            case |= dict(tokens=tokenizer.convert_ids_to_tokens(case["ids"]),
                         ids_without_special=tokenizer(text, add_special_tokens=False)["input_ids"],
                         decoded=tokenizer.decode(case["ids"]),
                         decoded_skip_special=tokenizer.decode(case["ids"], skip_special_tokens=True))
            if pieces is not None and pieces(folder, text) != case["ids"]:
                case["ids_sentencepiece_lib"] = pieces(folder, text)
            cases.append(case)
        pairs = [dict(text=a, text_pair=b, ids=tokenizer(a, b)["input_ids"])
                 for a, b in (("The gate", "of stone"), ("first only", "second"))]
    golden = dict(name=name, tokenizer_class=kind, padding_side=tokenizer.padding_side, cases=cases, pairs=pairs)
    (root / f"{name}.json").write_text(json.dumps(
        dict(files=named, tokenizer_config=config, config={"model_type": model_type}, golden=golden),
        ensure_ascii=True) + "\n")
    print(name, type(tokenizer).__name__, len(cases))


def library(file, shift, prefix, suffix, special):
    """Ids of the sentencepiece library for texts without special tokens; others are not asked for."""
    def ids(folder, text):
        model = spm.SentencePieceProcessor(model_file=str(folder / file))
        unknown = 3 if shift == 1 else model.unk_id() + shift
        own = [unknown if i == model.unk_id() else i + shift for i in model.encode(text)]
        return None if any(s in text for s in special) else prefix + own + suffix
    return lambda folder, text: ids(folder, text)


def main(root):
    if "--keep-files" not in sys.argv:
        shutil.rmtree(root / "files", ignore_errors=True)
        files(root / "files")
    words, specials = {"vocab.txt": "words.txt"}, ["<mask>", "<pad>", "</s>", "[MASK]", "[CLS]"]
    record(root, "bert-cased", "BertTokenizer", "bert", words, dict(do_lower_case=False))
    record(root, "bert-uncased", "BertTokenizer", "bert", words, dict(do_lower_case=True, strip_accents=False))
    record(root, "bert-chinese", "BertTokenizerFast", "bert", words, dict(tokenize_chinese_chars=False))
    record(root, "mpnet", "MPNetTokenizer", "mpnet", {"vocab.txt": "mpnet.txt"})
    pair = lambda n: {"vocab.json": f"{n}-vocab.json", "merges.txt": f"{n}-merges.txt"}
    record(root, "gpt2", "GPT2Tokenizer", "gpt2", pair("gpt2"))
    record(root, "gpt2-begin", "GPT2Tokenizer", "opt", pair("gpt2"), dict(add_bos_token=True, add_prefix_space=True))
    record(root, "roberta", "RobertaTokenizer", "roberta", pair("roberta"))
    record(root, "roberta-added", "RobertaTokenizer", "roberta", pair("roberta"), dict(
        add_prefix_space=True, additional_special_tokens=["[CLS]"],
        mask_token=dict(__type="AddedToken", content="<mask>", lstrip=True, rstrip=False, normalized=False,
                        single_word=False, special=True)))
    record(root, "clip", "CLIPTokenizer", "clip", pair("clip"))
    record(root, "qwen2", "Qwen2Tokenizer", "qwen2", pair("gpt2"))
    record(root, "t5", "T5Tokenizer", "t5", {"spiece.model": "t5.model"}, dict(extra_ids=7))
    record(root, "albert", "AlbertTokenizer", "albert", {"spiece.model": "albert.model"})
    record(root, "albert-cased", "AlbertTokenizer", "albert", {"spiece.model": "albert.model"},
           dict(do_lower_case=False, keep_accents=True))
    record(root, "deberta-v2", "DebertaV2Tokenizer", "deberta-v2", {"spm.model": "deberta.model"}, dict(
        do_lower_case=False), library("spm.model", 0, [1], [2], specials))
    fairseq = {"sentencepiece.bpe.model": "fairseq.model"}
    record(root, "xlm-roberta", "XLMRobertaTokenizer", "xlm-roberta", fairseq)
    record(root, "camembert", "CamembertTokenizer", "camembert", fairseq)
    after = spm.SentencePieceProcessor(model_file=str(root / "files/fairseq.model")).get_piece_size() + 1
    record(root, "mbart", "MBartTokenizer", "mbart", fairseq, dict(src_lang="de_DE", tgt_lang="en_XX"),
           library("sentencepiece.bpe.model", 1, [], [2, after + 2], specials), ["e\u0308"])
    record(root, "pegasus", "PegasusTokenizer", "pegasus", {"spiece.model": "t5.model"}, {},
           library("spiece.model", 103, [], [1], specials), specials)
    record(root, "mbart50", "MBart50Tokenizer", "mbart", fairseq, dict(src_lang="gl_ES", tgt_lang="en_XX"),
           library("sentencepiece.bpe.model", 1, [after + 50], [2], specials), specials)
    pairs = spm.SentencePieceProcessor(model_file=str(root / "files/pairs.model")).get_piece_size() + 1
    record(root, "nllb", "NllbTokenizer", "m2m_100", {"sentencepiece.bpe.model": "pairs.model"},
           dict(src_lang="fra_Latn", tgt_lang="eng_Latn", added_tokens_decoder={
               str(pairs + i): dict(content=token, special=True, lstrip=token == "<mask>", rstrip=False,
                                    normalized=False, single_word=False)
               for i, token in enumerate(["ace_Latn", "eng_Latn", "fra_Latn", "<mask>"])}))
    record(root, "llama", "LlamaTokenizer", "llama", {"tokenizer.model": "bytes.model"},
           dict(add_bos_token=True, add_eos_token=False, legacy=False))
    record(root, "llama-legacy", "LlamaTokenizer", "llama", {"tokenizer.model": "bytes.model"},
           dict(add_bos_token=True, add_eos_token=True, legacy=True))
    record(root, "gemma", "GemmaTokenizer", "gemma", {"tokenizer.model": "gemma.model"},
           dict(add_bos_token=True, add_eos_token=False))
    record(root, "m2m-100", "M2M100Tokenizer", "m2m_100",
           {"sentencepiece.bpe.model": "pairs.model", "vocab.json": "m2m-vocab.json"},
           dict(src_lang="fr", tgt_lang="en"))
    record(root, "marian", "MarianTokenizer", "marian",
           {"source.spm": "fairseq.model", "target.spm": "pairs.model", "vocab.json": "marian-vocab.json"},
           dict(source_lang="en", target_lang="fr"))
    record(root, "bertweet", "BertweetTokenizer", "roberta", {"vocab.txt": "tweets.txt", "bpe.codes": "bpe.codes"})


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
