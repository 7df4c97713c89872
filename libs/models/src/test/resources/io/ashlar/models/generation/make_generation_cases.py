"""Writes generation-cases.json: what transformers' generate() answers for a small table model, over many options.

    python make_generation_cases.py            # transformers 4.57.1: everything but diverse beams
    python make_generation_cases.py diverse    # transformers 4.52.4, which has them built in: diverse-cases.json

The model is a table that both sides compute: the score of a token is a hash of it and of the two tokens before it.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import GenerationConfig, GenerationMixin, PretrainedConfig, PreTrainedModel
from transformers.modeling_outputs import CausalLMOutputWithPast

VOCABULARY, END, PAD = 24, 2, 0
HERE = Path(__file__).parent


def mix(z):
    z = z ^ (z >> np.uint64(30))
    z = z * np.uint64(0xBF58476D1CE4E5B9)
    z = z ^ (z >> np.uint64(27))
    z = z * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def row(a, b):
    """Scores after the tokens a, b; -1 where there is none."""
    with np.errstate(over="ignore"):
        t = np.arange(VOCABULARY, dtype=np.uint64)
        key = np.uint64((a + 1) * 1000003 + (b + 1) * 7919) + t * np.uint64(0x9E3779B97F4A7C15)
        h = mix(key)
    return ((h >> np.uint64(40)).astype(np.float64) * 2.0**-24 * 8 - 4).astype(np.float32)


class Config(PretrainedConfig):
    model_type = "table"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.vocab_size, self.num_hidden_layers = VOCABULARY, 1
        self.hidden_size = self.num_attention_heads = 1


class Table(PreTrainedModel, GenerationMixin):
    config_class = Config

    def __init__(self, config):
        super().__init__(config)
        self.w = torch.nn.Parameter(torch.zeros(1))

    def forward(self, input_ids, attention_mask=None, **kwargs):
        mask = torch.ones_like(input_ids) if attention_mask is None else attention_mask
        ids = torch.where(mask == 1, input_ids, -1)
        out = np.stack([row(int(r[-2]) if len(r) > 1 else -1, int(r[-1])) for r in ids])
        return CausalLMOutputWithPast(logits=torch.from_numpy(out)[:, None, :])

    def prepare_inputs_for_generation(self, input_ids, attention_mask=None, **kwargs):
        return {"input_ids": input_ids, "attention_mask": attention_mask}


MODEL = Table(Config()).eval()
PROMPTS = [[5, 9, 5, 9, 7], [11], [3, 4, 3, 4, 3, 17, 20, 8]]


def answer(options, prompts):
    width = max(len(p) for p in prompts)
    ids = torch.tensor([[PAD] * (width - len(p)) + p for p in prompts])
    mask = torch.tensor([[0] * (width - len(p)) + [1] * len(p) for p in prompts])
    given = {"use_cache": False, "pad_token_id": PAD, "eos_token_id": END, **options}
    config = GenerationConfig()
    with torch.no_grad():
        out = MODEL.generate(ids, attention_mask=mask, generation_config=config, **given)
    return [r[width:] for r in out.tolist()]


def cases(all_options):
    done = []
    for options in all_options:
        for prompts in [[p] for p in PROMPTS]:
            done.append({"options": options, "prompts": prompts, "expected": answer(options, prompts)})
    return done


def greedy():
    rules = [
        {}, {"repetition_penalty": 1.3}, {"repetition_penalty": 0.7}, {"no_repeat_ngram_size": 1},
        {"no_repeat_ngram_size": 2}, {"no_repeat_ngram_size": 3}, {"encoder_no_repeat_ngram_size": 2},
        {"encoder_repetition_penalty": 1.5}, {"bad_words_ids": [[7], [9, 5], [2]]}, {"min_length": 9},
        {"min_new_tokens": 6}, {"forced_bos_token_id": 13}, {"forced_eos_token_id": 2}, {"forced_eos_token_id": [2, 5]},
        {"suppress_tokens": [1, 6, 12, 18]}, {"begin_suppress_tokens": [4, 8, 13, 21], "forced_bos_token_id": 13},
        {"begin_suppress_tokens": list(range(3, 20))}, {"exponential_decay_length_penalty": [3, 1.4]},
        {"sequence_bias": [[[6], 2.5], [[9, 7], -3.0], [[5, 9, 7], 4.0]]}, {"eos_token_id": [2, 14, 6]},
        {"eos_token_id": [2, 14], "min_new_tokens": 3}, {"remove_invalid_values": True, "suppress_tokens": [2]},
        {"repetition_penalty": 1.2, "no_repeat_ngram_size": 2, "min_length": 8, "forced_eos_token_id": 2},
        {"max_length": 12}, {"renormalize_logits": True, "repetition_penalty": 1.8},
    ]
    return [{"max_new_tokens": 12, **r} if "max_length" not in r else r for r in rules]


def beams():
    made = []
    for count in (2, 3, 5):
        for penalty in (1.0, 0.0, 2.0, -0.8):
            for early in (False, True, "never"):
                made.append({"num_beams": count, "length_penalty": penalty, "early_stopping": early,
                             "max_new_tokens": 9, "num_return_sequences": min(count, 2)})
    for rules in greedy()[1:]:
        # transformers applies the first to one beam only; the second makes exact ties, whose order is torch's secret
        if "encoder_repetition_penalty" not in rules and not isinstance(rules.get("forced_eos_token_id"), list):
            made.append({**rules, "num_beams": 3, "num_return_sequences": 3})
            made.append({**rules, "num_beams": 4, "length_penalty": 0.7, "early_stopping": True})
    return made


def diverse():
    made = []
    for count, groups in ((2, 2), (4, 2), (6, 3)):
        for penalty in (0.2, 1.5):
            for early in (False, True, "never"):
                for length in (1.0, 2.0, -0.5):
                    made.append({"num_beams": count, "num_beam_groups": groups, "diversity_penalty": penalty,
                                 "early_stopping": early, "length_penalty": length, "max_new_tokens": 7,
                                 "num_return_sequences": 2})
    made.append({"num_beams": 4, "num_beam_groups": 2, "diversity_penalty": 0.7, "no_repeat_ngram_size": 2,
                 "repetition_penalty": 1.3, "min_length": 9, "max_new_tokens": 10, "num_return_sequences": 4,
                 "eos_token_id": [2, 9]})
    return made


def sampled_scores():
    """What is left of a row of scores before a draw."""
    warpers = [
        {"temperature": 0.7}, {"top_k": 5}, {"top_k": 0, "top_p": 0.6}, {"top_k": 0, "top_p": 0.0}, {"min_p": 0.1},
        {"top_k": 0, "min_p": 0.4, "temperature": 1.7}, {"typical_p": 0.4}, {"typical_p": 0.9, "top_k": 0},
        {"epsilon_cutoff": 0.03}, {"eta_cutoff": 0.1, "top_k": 0}, {"top_k": 7, "top_p": 0.8, "temperature": 0.6},
        {"top_k": 9, "top_p": 0.95, "typical_p": 0.7, "repetition_penalty": 1.3, "renormalize_logits": True},
    ]
    made = []
    for warper in warpers:
        for count in (1, 3):
            options = {"do_sample": True, "num_beams": count, "max_new_tokens": 5, **warper}
            config = GenerationConfig(eos_token_id=END, pad_token_id=PAD, **options)
            config.max_length = 8 + 5
            MODEL._prepare_special_tokens(config, device="cpu")
            ids = torch.tensor([PROMPTS[2]])
            rules = MODEL._get_logits_processor(config, input_ids_seq_length=8, encoder_input_ids=ids, device="cpu")
            scores = torch.from_numpy(row(*PROMPTS[2][-2:])[None, :])
            if count > 1:
                scores = scores.log_softmax(-1)
            left = rules(ids, scores)[0].tolist()
            kept = {str(i): round(s, 6) for i, s in enumerate(left) if s != -float("inf")}
            made.append({"options": options, "prompt": PROMPTS[2], "kept": kept})
    return made


def write(name, value):
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in value)
    (HERE / name).write_text("[\n" + lines + "\n]\n")


if len(sys.argv) > 1 and sys.argv[1] == "diverse":
    write("diverse-cases.json", cases(diverse()))
else:
    together = [{"options": o, "prompts": PROMPTS, "expected": answer(o, PROMPTS)}
                for o in greedy() + beams()[::3] if "encoder_repetition_penalty" not in o]
    write("generation-cases.json", cases(greedy() + beams()) + together)
    write("sampling-cases.json", sampled_scores())
