"""Makes the fixtures of the model tests: tiny random models in Hub layout with what transformers answers.

Run: python make_fixtures.py ../resources/io/ashlar/models/fixtures   (torch 2.7.1, transformers 4.57.1)
Each folder has config.json, model.safetensors, tokenizer.json, tokenizer_config.json, and golden.json with
golden.safetensors: inputs, token ids, logits (fp32, eager attention, eval) and the pipeline's answers.
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import (
    AutoModelForMaskedLM,
    AutoModelForSequenceClassification,
    BertConfig,
    DistilBertConfig,
    PreTrainedTokenizerFast,
    RobertaConfig,
    pipeline,
)

CORPUS = [
    "The quarry opens at dawn and the masons carry the blocks down the hill.",
    "A well cut ashlar needs no mortar; it rests on its neighbours.",
    "Rain fell on the café while the children counted trains.",
    "She wrote a short letter, folded it twice and kept it.",
    "Prices rose by 12% in 1987, but wages did not.",
    "Where is the key to the second gate?",
]
TEXTS = ["The masons rest.", "A letter was kept in the café, folded twice!", "Why?", "", "Rain fell on 47 blocks 🙂."]
PAIRS = [["The gate is open.", "Where is the key?"], ["Rain", "The children counted every train on the long hill."]]


def word_pieces(*names):
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer(lowercase=True)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    t.train_from_iterator(CORPUS, trainers.WordPieceTrainer(vocab_size=160, special_tokens=special))
    t.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    t.decoder = decoders.WordPiece()
    return PreTrainedTokenizerFast(
        tokenizer_object=t, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]", model_max_length=48, model_input_names=["input_ids", "attention_mask", *names])


def byte_pairs():
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=330, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    t.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    t.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(
        tokenizer_object=t, pad_token="<pad>", unk_token="<unk>", cls_token="<s>", sep_token="</s>", bos_token="<s>",
        eos_token="</s>", mask_token="<mask>", model_max_length=48, model_input_names=["input_ids", "attention_mask"])


def bert(n, **more):
    return BertConfig(vocab_size=n, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=40,
                      max_position_embeddings=48, initializer_range=0.4, **more)


def roberta(n, **more):
    return RobertaConfig(vocab_size=n, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
                         max_position_embeddings=50, type_vocab_size=1, initializer_range=0.4, **more)


def distilbert(n, **more):
    return DistilBertConfig(vocab_size=n, dim=16, n_layers=2, n_heads=2, hidden_dim=32, max_position_embeddings=48,
                            initializer_range=0.4, **more)


def labels(*names):
    return dict(id2label=dict(enumerate(names)), label2id={n: i for i, n in enumerate(names)})


def disturb(model):
    """Norms and biases too get values that a test would miss if they were ignored."""
    with torch.no_grad():
        for name, p in model.named_parameters():
            if p.dim() == 1:
                p.add_(torch.randn_like(p) * 0.2)


def batch_case(name, inputs, tokenizer, model, tensors, i, expected, **parameters):
    pairs = isinstance(inputs[0], list)
    columns = ([p[0] for p in inputs], [p[1] for p in inputs]) if pairs else (inputs,)
    options = dict(truncation=True, max_length=parameters["max_length"]) if "max_length" in parameters else {}
    batch = tokenizer(*columns, padding=True, return_tensors="pt", **options)
    with torch.inference_mode():
        tensors[f"case{i}.logits"] = model(**batch).logits.contiguous()
    case = dict(name=name, inputs=inputs, input_ids=batch["input_ids"].tolist(),
                attention_mask=batch["attention_mask"].tolist())
    if expected is not None:
        case["expected"] = expected
    if parameters:
        case["parameters"] = parameters
    return case


def write(folder, task, tokenizer, model, cases, tensors, dtype):
    folder.mkdir(parents=True, exist_ok=True)
    model.to(dtype).save_pretrained(folder)
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.save_pretrained(folder)
    for unwanted in ("special_tokens_map.json", "generation_config.json"):
        (folder / unwanted).unlink(missing_ok=True)
    save_file(tensors, folder / "golden.safetensors")
    golden = dict(model_type=model.config.model_type, task=task, cases=cases)
    (folder / "golden.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n")


def classification(root, name, config, tokenizer, dtype=torch.float32):
    model = AutoModelForSequenceClassification.from_config(config, attn_implementation="eager").eval()
    disturb(model)
    model = model.to(dtype).float()
    answers = pipeline("text-classification", model=model, tokenizer=tokenizer, top_k=None)
    tensors = {}
    cases = [
        batch_case("batch", TEXTS, tokenizer, model, tensors, 0, answers(TEXTS)),
        batch_case("pairs", PAIRS, tokenizer, model, tensors, 1, None),
        batch_case("truncated pairs", PAIRS, tokenizer, model, tensors, 2, None, max_length=11),
    ]
    write(root / name, "text-classification", tokenizer, model, cases, tensors, dtype)


def masked(root, name, config, tokenizer):
    model = AutoModelForMaskedLM.from_config(config, attn_implementation="eager").eval()
    disturb(model)
    answers = pipeline("fill-mask", model=model, tokenizer=tokenizer, top_k=4)
    m = tokenizer.mask_token
    single = [f"The {m} rest.", f"Rain fell on the {m} while the children counted."]
    double = [f"The {m} opens at {m}."]
    tensors = {}
    cases = [
        batch_case("one mask", single, tokenizer, model, tensors, 0, answers(single), top_k=4),
        batch_case("two masks", double, tokenizer, model, tensors, 1, answers(double[0]), top_k=4),
        batch_case("targets", single[:1], tokenizer, model, tensors, 2,
                   [answers(single[0], targets=["blocks", "gate"])], targets=["blocks", "gate"]),
    ]
    write(root / name, "fill-mask", tokenizer, model, cases, tensors, torch.float32)


def main(root):
    pieces, untyped, bytes_ = word_pieces("token_type_ids"), word_pieces(), byte_pairs()
    torch.manual_seed(11)
    classification(root, "bert-text-classification", bert(len(pieces), **labels("calm", "angry", "sad")), pieces)
    classification(root, "bert-multi-label-bf16",
                   bert(len(pieces), hidden_act="gelu_new", problem_type="multi_label_classification",
                        **labels("calm", "angry", "sad")), pieces, torch.bfloat16)
    classification(root, "roberta-text-classification", roberta(len(bytes_), **labels("no", "yes")), bytes_)
    classification(root, "distilbert-regression",
                   distilbert(len(untyped), problem_type="regression", num_labels=1), untyped)
    masked(root, "bert-fill-mask", bert(len(pieces), hidden_act="relu"), pieces)
    masked(root, "roberta-fill-mask", roberta(len(bytes_)), bytes_)
    masked(root, "distilbert-fill-mask", distilbert(len(untyped)), untyped)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
