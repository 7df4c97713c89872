"""Writes two tiny packages with random weights, and what transformers 4.57.1 writes with them.

    python make_writing_fixtures.py            (all)
    python make_writing_fixtures.py scores     (gpt2-chat/scored.json alone, from the package that is there)

`gpt2-chat`: a decoder over bytes with a chat template. `m2m-translation`: an encoder-decoder over bytes with languages.
"""
import json
import shutil
import sys
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import (AutoModelForCausalLM, AutoModelForSeq2SeqLM, GPT2Config, M2M100Config, PreTrainedTokenizerFast,
                          pipeline)

HERE = Path(__file__).parent
SPECIAL = ["<pad>", "<s>", "</s>", "<unk>", "__en__", "__fr__", "__de__"]
TEMPLATE = (
    "{% for m in messages %}<s>{{ m['role'] }}: {{ m['content'] | trim }}\n{% endfor %}"
    "{% if add_generation_prompt %}<s>assistant: {% endif %}"
)


def tokenizer(folder, **given):
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: i for i, token in enumerate(SPECIAL + letters)}
    bytes_ = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    bytes_.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bytes_.decoder = decoders.ByteLevel()
    bytes_.add_special_tokens([AddedToken(token, special=True) for token in SPECIAL])
    if "languages" in given:
        given.pop("languages")
        bytes_.post_processor = processors.TemplateProcessing(
            single="__en__ $A </s>", special_tokens=[(t, vocabulary[t]) for t in ("__en__", "</s>")])
        given["additional_special_tokens"] = ["__en__", "__fr__", "__de__"]
    fast = PreTrainedTokenizerFast(tokenizer_object=bytes_, pad_token="<pad>", bos_token="<s>", eos_token="</s>",
                                   unk_token="<unk>", **given)
    fast.save_pretrained(folder)
    return fast, len(vocabulary)


def folder(name):
    path = HERE / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    return path


def decoder():
    path = folder("gpt2-chat")
    torch.manual_seed(5)
    fast, size = tokenizer(path, chat_template=TEMPLATE, model_max_length=96)
    config = GPT2Config(vocab_size=size, n_positions=96, n_embd=16, n_layer=2, n_head=2, bos_token_id=1, eos_token_id=2,
                        initializer_range=0.4)
    model = AutoModelForCausalLM.from_config(config).eval()
    model.save_pretrained(path)
    write = pipeline("text-generation", model=model, tokenizer=fast)
    cases = []
    for prompt in ("The tower", "Où est-ce? 日本", "a"):
        for given in ({}, {"num_beams": 3, "num_return_sequences": 2}, {"repetition_penalty": 1.5, "return_full_text": False}):
            found = write(prompt, do_sample=False, max_new_tokens=14, clean_up_tokenization_spaces=False, **given)
            cases.append({"prompt": prompt, "parameters": {"max_new_tokens": 14, **given},
                          "texts": [one["generated_text"] for one in found]})
    chat = [{"role": "user", "content": " Hi! "}]
    found = write(chat, do_sample=False, max_new_tokens=10, clean_up_tokenization_spaces=False, return_full_text=False)
    cases.append({"chat": chat, "parameters": {"max_new_tokens": 10}, "texts": [found[0]["generated_text"]]})
    (path / "expected.json").write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n")


def translator():
    path = folder("m2m-translation")
    torch.manual_seed(6)
    fast, size = tokenizer(path, languages=True, model_max_length=64)
    config = M2M100Config(vocab_size=size, max_position_embeddings=64, d_model=16, encoder_layers=1, decoder_layers=1,
                          encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=24, decoder_ffn_dim=24,
                          pad_token_id=0, bos_token_id=1, eos_token_id=2, decoder_start_token_id=2, init_std=0.4)
    model = AutoModelForSeq2SeqLM.from_config(config).eval()
    model.generation_config.num_beams = 2
    model.generation_config.max_length = 18
    model.save_pretrained(path)
    cases = []
    for text in ("Two men work.", "How high is it?"):
        for source, target in ((None, "fr"), ("de", "en"), (None, None)):
            ids = fast(text, return_tensors="pt").input_ids
            if source:
                ids[ids == fast.convert_tokens_to_ids("__en__")] = fast.convert_tokens_to_ids(f"__{source}__")
            forced = {"forced_bos_token_id": fast.convert_tokens_to_ids(f"__{target}__")} if target else {}
            out = model.generate(ids, **forced)
            parameters = {k: v for k, v in (("src_lang", source), ("tgt_lang", target)) if v}
            cases.append({"text": text, "parameters": parameters,
                          "texts": [fast.decode(out[0], skip_special_tokens=True, clean_up_tokenization_spaces=False)]})
    (path / "expected.json").write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n")


def scores():
    """How likely texts are, token by token: whole, and in windows a stride apart that keep the rest as context."""
    path = HERE / "gpt2-chat"
    fast = PreTrainedTokenizerFast.from_pretrained(path)
    model = AutoModelForCausalLM.from_pretrained(path).eval()
    cases = []
    long_text = "The tower stands. Où est-ce? 日本の塔 🗼 " * 4
    for text, window, stride in (("Two men work.", 96, 48), ("Où est-ce? 日本", 96, 48), (long_text, 96, 32), (long_text, 40, 39), (long_text, 20, 1)):
        ids = fast(text, return_tensors="pt").input_ids
        found, ranks, done, begin = [], [], 1, 0
        while done < ids.shape[1]:
            end = min(ids.shape[1], begin + window)
            with torch.inference_mode():
                logs = torch.log_softmax(model(ids[:, begin:end]).logits[0].float(), -1)
            for t in range(done, end):
                found.append(float(logs[t - 1 - begin, ids[0, t]]))
                ranks.append(logs[t - 1 - begin].topk(2).indices.tolist())
            after, done, begin = logs[-1], end, begin + stride
        cases.append({"text": text, "window": window, "stride": stride, "ids": ids[0].tolist(), "log_probabilities": found,
                      "top": ranks, "next": int(after.argmax()), "next_log_probability": float(after.max())})
    (path / "scored.json").write_text(json.dumps(cases, ensure_ascii=False) + "\n")


if sys.argv[1:] == ["scores"]:
    scores()
    sys.exit()
decoder()
translator()
scores()
for extra in HERE.glob("*/special_tokens_map.json"):
    extra.unlink()
