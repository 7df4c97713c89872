"""Makes tiny-models-expected.json: the weights that transformers saves for each family and head, by name and shape.

    python tiny_models_expected.py [FOLDER_OF_WRITTEN_MODELS] > tiny-models-expected.json

Needs transformers and torch. With a folder that holds packages written by TinyModel (one a folder, of any names), it also
checks that transformers loads each of them with no weight missing or left over, and that its tokenizer gives tokens below
the vocabulary's size, its special tokens around them, and the text back.
"""
import json
import pathlib
import sys
import tempfile

from safetensors import safe_open
from transformers import AutoConfig, AutoTokenizer, AutoModel, AutoModelForMaskedLM, AutoModelForSequenceClassification

HEADS = {"NONE": AutoModel, "CLASSIFICATION": AutoModelForSequenceClassification, "MASKED_TOKENS": AutoModelForMaskedLM}
# The sizes of TinyModel.encoder and of its two vocabularies.
BERT_LIKE = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64)
CONFIGS = {
    "BERT": ("bert", dict(BERT_LIKE, vocab_size=140, max_position_embeddings=64)),
    "ROBERTA": ("roberta", dict(BERT_LIKE, vocab_size=289, max_position_embeddings=66, type_vocab_size=1, pad_token_id=1)),
    "DISTILBERT": ("distilbert", dict(dim=32, n_layers=2, n_heads=4, hidden_dim=64, vocab_size=140, max_position_embeddings=64)),
}

for folder in sorted(p for p in pathlib.Path(sys.argv[1]).iterdir() if p.is_dir()) if len(sys.argv) > 1 else []:
    name = json.loads((folder / "config.json").read_text())["architectures"][0]
    auto = AutoModelForSequenceClassification if "Classif" in name else AutoModelForMaskedLM if "Masked" in name else AutoModel
    model, info = auto.from_pretrained(folder, output_loading_info=True)
    assert not any(info[k] for k in ("missing_keys", "unexpected_keys", "mismatched_keys")), (folder, info)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    text = "the stones, good and 3x larger!"
    ids = tokenizer(text)["input_ids"]
    assert len(tokenizer) == model.config.vocab_size, folder
    assert ids[0] == tokenizer.cls_token_id and ids[-1] == tokenizer.sep_token_id, folder
    assert tokenizer.unk_token_id not in ids and max(ids) < model.config.vocab_size, folder
    assert tokenizer.decode(ids, skip_special_tokens=True) == text, (folder, tokenizer.decode(ids))
    pair = tokenizer("good", "stone")
    if "token_type_ids" in pair and model.config.model_type == "bert":
        assert pair["token_type_ids"] == [0, 0, 0, 1, 1], (folder, pair)
    print(f"{folder.name}: {name} loads whole; {tokenizer.tokenize(text)}", file=sys.stderr)

expected = {}
for family, (model_type, fields) in CONFIGS.items():
    for head, auto in HEADS.items():
        config = AutoConfig.for_model(model_type, **fields, **({"num_labels": 3} if head == "CLASSIFICATION" else {}))
        with tempfile.TemporaryDirectory() as folder:
            auto.from_config(config).save_pretrained(folder)
            with safe_open(folder + "/model.safetensors", "pt") as file:
                expected[f"{family} {head}"] = {k: list(file.get_slice(k).get_shape()) for k in sorted(file.keys())}
print("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in expected.items()) + "\n}")
