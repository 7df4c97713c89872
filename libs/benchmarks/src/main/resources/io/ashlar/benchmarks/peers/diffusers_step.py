"""diffusers on a pipeline whose denoiser has the size of Stable Diffusion 1.5, random weights, everything else tiny."""
import json
import pathlib
import tempfile
import time

from peer_protocol import serve

state = {}


def tokenizer():
    from transformers import CLIPTokenizerFast
    from transformers.models.gpt2.tokenization_gpt2 import bytes_to_unicode

    symbols = list(bytes_to_unicode().values())
    words = symbols + [each + "</w>" for each in symbols] + ["<|startoftext|>", "<|endoftext|>"]
    with tempfile.TemporaryDirectory() as raw:
        vocabulary, merges = pathlib.Path(raw, "vocab.json"), pathlib.Path(raw, "merges.txt")
        vocabulary.write_text(json.dumps({word: i for i, word in enumerate(words)}))
        merges.write_text("#version: 0.2\n")
        return CLIPTokenizerFast(str(vocabulary), str(merges), model_max_length=77), len(words)


def load(request):
    import diffusers
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    torch.manual_seed(0)
    tokens, words = tokenizer()
    unet = diffusers.UNet2DConditionModel(sample_size=64, cross_attention_dim=768)
    text = transformers.CLIPTextModel(transformers.CLIPTextConfig(
        vocab_size=words, hidden_size=768, intermediate_size=64, num_hidden_layers=1, num_attention_heads=12,
        bos_token_id=words - 2, eos_token_id=words - 1))
    vae = diffusers.AutoencoderKL(
        block_out_channels=[8] * 4, down_block_types=["DownEncoderBlock2D"] * 4, up_block_types=["UpDecoderBlock2D"] * 4,
        norm_num_groups=2)
    scheduler = diffusers.DDIMScheduler(
        beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", clip_sample=False, set_alpha_to_one=False, steps_offset=1)
    pipe = diffusers.StableDiffusionPipeline(
        vae=vae, text_encoder=text, tokenizer=tokens, unet=unet, scheduler=scheduler, safety_checker=None,
        feature_extractor=None, requires_safety_checker=False)
    pipe.set_progress_bar_config(disable=True)
    pipe.save_pretrained(request["folder"])
    state["pipe"] = pipe
    return {"versions": {"torch": torch.__version__, "diffusers": diffusers.__version__}}


def run(request):
    start = time.perf_counter()
    for _ in range(request["times"]):
        state["pipe"]("a stone", num_inference_steps=1, height=512, width=512, output_type="np")
    return {"seconds": time.perf_counter() - start}


serve({"load": load, "run": run})
