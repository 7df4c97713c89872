"""Makes the fixtures of the encoder-decoders' tests: tiny random models with what transformers answers to token ids.

Run: python make_encoder_decoder_fixtures.py ../resources/io/ashlar/models/encoderdecoders
(torch 2.7.1, transformers 4.57.1). No tokenizers: the tests give ids. golden.safetensors has the encoder's last states
and the logits of every target token (fp32, eager attention, eval); golden.json the ids, and what is written greedily.
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    BartForSequenceClassification,
    M2M100Config,
    M2M100ForConditionalGeneration,
    MarianConfig,
    MarianMTModel,
    MBartConfig,
    MBartForConditionalGeneration,
    MT5Config,
    MT5ForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
    T5Config,
    T5ForConditionalGeneration,
)

LENGTHS = [(9, 6), (3, 8), (14, 2), (3, 8), (9, 4)]
NEW_TOKENS = 9


def t5(kind, **more):
    sizes = dict(vocab_size=50, d_model=16, d_kv=6, d_ff=20, num_layers=2, num_heads=2, decoder_start_token_id=0,
                 relative_attention_num_buckets=8, relative_attention_max_distance=12, initializer_factor=0.6)
    return kind(**{**sizes, **more})


def bart(kind, **more):
    sizes = dict(vocab_size=50, d_model=16, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2,
                 decoder_attention_heads=4, encoder_ffn_dim=24, decoder_ffn_dim=20, max_position_embeddings=24,
                 init_std=0.3, bos_token_id=0, pad_token_id=1, eos_token_id=2, decoder_start_token_id=2,
                 forced_eos_token_id=None)
    return kind(**{**sizes, **more})


MODELS = {
    "t5": (T5ForConditionalGeneration, t5(T5Config)),
    "t5-gated-silu": (T5ForConditionalGeneration, t5(
        T5Config, feed_forward_proj="gated-silu", tie_word_embeddings=False, num_decoder_layers=1, num_heads=3)),
    "mt5": (MT5ForConditionalGeneration, t5(MT5Config)),
    "bart": (BartForConditionalGeneration, bart(BartConfig, activation_function="relu")),
    "bart-untied": (BartForConditionalGeneration, bart(
        BartConfig, scale_embedding=True, tie_word_embeddings=False, decoder_layers=1)),
    "mbart": (MBartForConditionalGeneration, bart(MBartConfig, scale_embedding=True)),
    "m2m_100": (M2M100ForConditionalGeneration, bart(M2M100Config, decoder_layers=1)),
    "marian": (MarianMTModel, bart(
        MarianConfig, activation_function="swish", scale_embedding=True, pad_token_id=49, eos_token_id=0,
        decoder_start_token_id=49)),
    "marian-apart": (MarianMTModel, bart(
        MarianConfig, share_encoder_decoder_embeddings=False, tie_word_embeddings=False, decoder_vocab_size=44, pad_token_id=43, eos_token_id=0,
        decoder_start_token_id=43)),
    "pegasus": (PegasusForConditionalGeneration, bart(
        PegasusConfig, scale_embedding=True, pad_token_id=0, eos_token_id=1, decoder_start_token_id=0)),
    "bart-classification": (BartForSequenceClassification, bart(BartConfig, num_labels=3)),
}


def disturb(model):
    """Norms, biases and buffers too get values that a test would miss if they were ignored."""
    with torch.no_grad():
        for p in model.parameters():
            if p.dim() == 1 and p.requires_grad:
                p.add_(torch.randn_like(p) * 0.2)
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias.normal_(0, 0.5)


def padded(rows, padding):
    longest = max(map(len, rows))
    return torch.tensor([r + [padding] * (longest - len(r)) for r in rows])


def write(folder, model, golden, tensors):
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    save_file({k: v.contiguous() for k, v in tensors.items()}, folder / "golden.safetensors")
    (folder / "golden.json").write_text(json.dumps(golden) + "\n")


def main(root):
    for seed, (name, (kind, config)) in enumerate(MODELS.items()):
        torch.manual_seed(seed)
        config._attn_implementation = "eager"
        model = kind(config).eval()
        disturb(model)
        sources = [torch.randint(3, 43, (s,)).tolist() for s, _ in LENGTHS]
        targets = [[config.decoder_start_token_id] + torch.randint(3, 43, (t - 1,)).tolist() for _, t in LENGTHS]
        if name == "bart-classification":
            sources = [s + [config.eos_token_id] for s in sources]
        ids = padded(sources, config.pad_token_id)
        mask = padded([[1] * len(s) for s in sources], 0)
        case = dict(name="forward", input_ids=ids.tolist(), attention_mask=mask.tolist())
        with torch.inference_mode():
            if name == "bart-classification":
                tensors = {"case0.logits": model(input_ids=ids, attention_mask=mask).logits}
            else:
                target_ids = padded(targets, config.pad_token_id)
                out = model(input_ids=ids, attention_mask=mask, decoder_input_ids=target_ids)
                tensors = {"case0.logits": out.logits, "case0.encoder_last_hidden_state": out.encoder_last_hidden_state}
                case["decoder_input_ids"] = target_ids.tolist()
                case["greedy"] = model.generate(
                    ids, attention_mask=mask, max_new_tokens=NEW_TOKENS, num_beams=1,
                    do_sample=False, eos_token_id=None).tolist()
        write(root / name, model, dict(model_type=config.model_type, cases=[case]), tensors)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
