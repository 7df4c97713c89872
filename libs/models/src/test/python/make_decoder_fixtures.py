"""Makes the fixtures of decoder-only language models: tiny random ones of every family, with what transformers answers.

Run: python make_decoder_fixtures.py ../resources/io/ashlar/models/fixtures/decoders   (torch 2.7.1, transformers 4.57.1)
Each folder has config.json, model.safetensors, and golden.json with golden.safetensors: token ids of rows of unequal
length, logits of every position (fp32, eager attention, each row alone), and ids that greedy generation adds.
"""
import copy
import json
import pathlib
import sys

import torch
from safetensors.torch import save_file
import transformers.models.opt.modeling_opt as opt
import transformers.models.stablelm.modeling_stablelm as stablelm
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForSequenceClassification, GenerationConfig

VOCABULARY = 43
LENGTHS = (13, 4, 9)
NEW = 8
LLAMA = dict(hidden_size=16, intermediate_size=20, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
             max_position_embeddings=32)
GPT = dict(n_embd=16, n_layer=2, n_head=2, n_positions=32)
NEOX = dict(hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=2,
            max_position_embeddings=32)
FALCON = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=4, max_position_embeddings=32)
GEMMA = dict(LLAMA, head_dim=6, num_hidden_layers=3)
YARN = dict(rope_type="yarn", factor=4.0, original_max_position_embeddings=8)
FACTORS = dict(short_factor=[1.0, 1.3], long_factor=[1.5, 4.0])

CASES = {
    "gpt2": ("gpt2", GPT),
    "gpt2-scales": ("gpt2", dict(GPT, n_inner=20, scale_attn_weights=False, scale_attn_by_inverse_layer_idx=True,
                                 activation_function="relu", tie_word_embeddings=False)),
    "gpt_neo": ("gpt_neo", dict(hidden_size=16, num_layers=2, num_heads=2, window_size=4, max_position_embeddings=32,
                                attention_types=[[["global", "local"], 1]])),
    "gptj": ("gptj", dict(GPT, rotary_dim=4)),
    "gptj-tied": ("gptj", dict(GPT, rotary_dim=8, n_inner=20, tie_word_embeddings=True)),
    "gpt_neox": ("gpt_neox", NEOX),
    "gpt_neox-sequential": ("gpt_neox", dict(NEOX, use_parallel_residual=False, attention_bias=False, rotary_pct=0.5,
                                             hidden_act="gelu_fast", rotary_emb_base=500,
                                             rope_scaling=dict(rope_type="linear", factor=2.0))),
    "opt": ("opt", dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, ffn_dim=24, word_embed_proj_dim=16,
                        max_position_embeddings=32)),
    "opt-narrow-norm-after": ("opt", dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, ffn_dim=24,
                                          word_embed_proj_dim=12, max_position_embeddings=32,
                                          do_layer_norm_before=False)),
    "opt-galactica": ("opt", dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, ffn_dim=24,
                                  word_embed_proj_dim=16, max_position_embeddings=32, enable_bias=False,
                                  layer_norm_elementwise_affine=False, activation_function="gelu",
                                  _remove_final_layer_norm=True)),
    "bloom": ("bloom", dict(hidden_size=16, n_layer=2, n_head=4)),
    "bloom-three-heads": ("bloom", dict(hidden_size=18, n_layer=2, n_head=3,
                                        apply_residual_connection_post_layernorm=True)),
    "falcon-multi-query": ("falcon", FALCON),
    "falcon-grouped": ("falcon", dict(FALCON, new_decoder_architecture=True, num_kv_heads=2)),
    "falcon-one-norm": ("falcon", dict(FALCON, new_decoder_architecture=True, num_kv_heads=2,
                                       num_ln_in_parallel_attn=1)),
    "falcon-tilted": ("falcon", dict(FALCON, alibi=True, multi_query=False, parallel_attn=False, bias=True)),
    "llama": ("llama", LLAMA),
    "llama-biased-tied": ("llama", dict(LLAMA, attention_bias=True, mlp_bias=True, tie_word_embeddings=True, head_dim=6,
                                        num_key_value_heads=1, hidden_act="gelu", rope_theta=500.0)),
    "llama-linear": ("llama", dict(LLAMA, rope_scaling=dict(type="linear", factor=3.0))),
    "llama-dynamic": ("llama", dict(LLAMA, max_position_embeddings=10,
                                    rope_scaling=dict(rope_type="dynamic", factor=4.0))),
    "llama-yarn": ("llama", dict(LLAMA, hidden_size=32, rope_scaling=YARN)),
    "llama-yarn-scales": ("llama", dict(LLAMA, hidden_size=32, rope_scaling=dict(
        YARN, mscale=0.7, mscale_all_dim=1.2, beta_fast=16, beta_slow=2, truncate=False))),
    "llama-three": ("llama", dict(LLAMA, hidden_size=32, rope_scaling=dict(
        rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
        original_max_position_embeddings=16))),
    "mistral": ("mistral", dict(LLAMA, sliding_window=5)),
    "mistral-all": ("mistral", dict(LLAMA, sliding_window=None, head_dim=6)),
    "mixtral": ("mixtral", dict(LLAMA, num_local_experts=4, num_experts_per_tok=2)),
    "qwen2": ("qwen2", dict(LLAMA, tie_word_embeddings=True)),
    "qwen2-windowed": ("qwen2", dict(LLAMA, num_hidden_layers=3, use_sliding_window=True, sliding_window=4,
                                     max_window_layers=1)),
    "qwen3": ("qwen3", dict(LLAMA, head_dim=6)),
    "qwen3-biased": ("qwen3", dict(LLAMA, head_dim=4, attention_bias=True, tie_word_embeddings=True)),
    "gemma": ("gemma", dict(GEMMA, num_hidden_layers=2)),
    "gemma2": ("gemma2", dict(GEMMA, sliding_window=4, query_pre_attn_scalar=10)),
    "gemma2-uncapped": ("gemma2", dict(GEMMA, sliding_window=4, query_pre_attn_scalar=6, attn_logit_softcapping=None,
                                       final_logit_softcapping=None)),
    "gemma3_text": ("gemma3_text", dict(GEMMA, sliding_window=4, query_pre_attn_scalar=10, sliding_window_pattern=3,
                                        rope_scaling=dict(rope_type="linear", factor=8.0))),
    "phi": ("phi", {k: v for k, v in LLAMA.items() if k != "num_key_value_heads"}),
    "phi-normed-heads": ("phi", dict(LLAMA, qk_layernorm=True, partial_rotary_factor=1.0)),
    "phi3": ("phi3", dict(LLAMA, pad_token_id=0, sliding_window=6)),
    "phi3-longrope": ("phi3", dict(LLAMA, pad_token_id=0, original_max_position_embeddings=10, max_position_embeddings=40,
                                   rope_scaling=dict(type="longrope", **FACTORS))),
    "phi3-partly": ("phi3", dict(LLAMA, hidden_size=32, pad_token_id=0, partial_rotary_factor=0.5,
                                 tie_word_embeddings=True)),
    "stablelm": ("stablelm", dict(LLAMA, hidden_size=32)),
    "stablelm-normed-heads": ("stablelm", dict(LLAMA, hidden_size=32, qk_layernorm=True, use_qkv_bias=True,
                                               use_parallel_residual=True, partial_rotary_factor=0.5)),
    "olmo2": ("olmo2", dict(LLAMA, num_key_value_heads=4)),
    "olmo2-grouped": ("olmo2", dict(LLAMA, attention_bias=True)),
    "granite": ("granite", dict(LLAMA, embedding_multiplier=3.0, logits_scaling=2.0, residual_multiplier=0.4,
                                attention_multiplier=0.3)),
    "smollm3": ("smollm3", dict(LLAMA, num_hidden_layers=3, no_rope_layer_interval=2)),
    "smollm3-windowed": ("smollm3", dict(LLAMA, num_hidden_layers=3, no_rope_layers=[0, 1, 0],
                                         use_sliding_window=True, sliding_window=4, attention_bias=True)),
}


def disturb(model):
    """Norms and biases too get values that a test would miss if they were ignored; heads tell tokens well apart."""
    with torch.no_grad():
        for name, p in model.named_parameters():
            if p.dim() == 1:
                p.add_(torch.randn_like(p) * 0.2)


def initialize(self, module):
    if isinstance(module, (torch.nn.Linear, torch.nn.Embedding)):
        module.weight.data.normal_(0, 0.3)


def padded(rows, fill):
    longest = max(len(r) for r in rows)
    return [[fill] * (longest - len(r)) + r for r in rows]


def masks(rows):
    return [[int(i >= max(map(len, rows)) - len(r)) for i in range(max(map(len, rows)))] for r in rows]


def rows_of(name):
    generator = torch.Generator().manual_seed(sum(map(ord, name)))
    return [torch.randint(4, VOCABULARY, (n,), generator=generator).tolist() for n in LENGTHS]


def with_states(model, row):
    """Each row by a model of its own: some keep the longest row that they have seen."""
    own = copy.deepcopy(model)
    with torch.inference_mode():
        out = own(torch.tensor([row]), output_hidden_states=True)
    return out.logits[0], [s[0] for s in out.hidden_states]


def greedy(model, row):
    own = copy.deepcopy(model)
    # Phi 3 means to begin anew where LongRoPE turns to its long factors, but then attends to what comes later.
    cached = getattr(model.config, "rope_scaling", None) is None or "long_factor" not in model.config.rope_scaling
    config = GenerationConfig(max_new_tokens=NEW, do_sample=False, use_cache=cached, pad_token_id=0, eos_token_id=None,
                              bos_token_id=None)
    own.generation_config = config
    with torch.inference_mode():
        return own.generate(torch.tensor([row]), attention_mask=torch.ones(1, len(row), dtype=torch.long),
                            generation_config=config)[0].tolist()


def save(folder, model, task, cases, tensors):
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    save_file(tensors, folder / "golden.safetensors")
    golden = dict(model_type=model.config.model_type, task=task, cases=cases)
    (folder / "golden.json").write_text(json.dumps(golden) + "\n")


def configuration(kind, options):
    base = dict(vocab_size=VOCABULARY, initializer_range=0.3, bos_token_id=1, eos_token_id=2, pad_token_id=0)
    if kind == "opt":
        base["init_std"] = base.pop("initializer_range")
    return AutoConfig.for_model(kind, **{**base, **options})


def language_model(root, name, kind, options):
    torch.manual_seed(sum(map(ord, name)))
    # In 4.57.1 Falcon's eager attention adds ALiBi twice, and some classes cannot initialize norms without a bias.
    attention = "sdpa" if options.get("alibi") else "eager"
    opt.OPTPreTrainedModel._init_weights = stablelm.StableLmPreTrainedModel._init_weights = initialize
    model = AutoModelForCausalLM.from_config(configuration(kind, options), attn_implementation=attention).eval()
    disturb(model)
    rows = rows_of(name)
    longest = max(LENGTHS)
    answers = [with_states(model, r) for r in rows]
    pad = lambda t: torch.cat([torch.zeros(longest - t.shape[0], t.shape[1]), t])
    tensors = {"case0.logits": torch.stack([pad(a[0]) for a in answers])}
    for layer in range(len(answers[0][1])):
        tensors[f"case0.hidden_states.{layer}"] = torch.stack([pad(a[1][layer]) for a in answers])
    inputs = dict(input_ids=padded(rows, 0), attention_mask=masks(rows))
    generated = [greedy(model, r) for r in rows]
    ids = [[0] * (longest - len(r)) + g for r, g in zip(rows, generated)]
    cases = [
        dict(name="rows", **inputs),
        dict(name="greedy", **inputs, expected=dict(generated_ids=ids),
             parameters=dict(do_sample=False, max_new_tokens=NEW, pad_token_id=0, eos_token_id=None)),
    ]
    save(root / name, model, "text-generation", cases, tensors)


def classifier(root, name, kind, options):
    torch.manual_seed(sum(map(ord, name)))
    config = configuration(kind, dict(options, num_labels=3))
    model = AutoModelForSequenceClassification.from_config(config, attn_implementation="eager").eval()
    disturb(model)
    rows = rows_of(name)
    rows[1][-1] = 0
    with torch.inference_mode():
        logits = torch.cat([model(torch.tensor([r])).logits for r in rows])
    inputs = dict(input_ids=padded(rows, 0), attention_mask=masks(rows))
    save(root / name, model, "text-classification", [dict(name="rows", **inputs)], {"case0.logits": logits})


def main(root):
    for name, (kind, options) in CASES.items():
        language_model(root, name, kind, options)
    classifier(root, "gpt2-classifier", *CASES["gpt2"])
    classifier(root, "llama-classifier", *CASES["llama"])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
