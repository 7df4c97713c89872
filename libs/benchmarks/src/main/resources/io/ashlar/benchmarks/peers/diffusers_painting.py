"""diffusers on pipelines with random weights, which it makes: a tiny one, and one whose denoiser has Stable Diffusion 1.5's size."""
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


def made(title):
    import diffusers
    import transformers

    tokens, words = tokenizer()
    wide = 768 if title == "true size" else 32
    if title == "true size":
        unet = diffusers.UNet2DConditionModel(sample_size=64, cross_attention_dim=wide)
    else:
        unet = diffusers.UNet2DConditionModel(
            sample_size=16, block_out_channels=[32, 64], layers_per_block=2, norm_num_groups=8, attention_head_dim=8,
            cross_attention_dim=wide, down_block_types=["CrossAttnDownBlock2D", "DownBlock2D"],
            up_block_types=["UpBlock2D", "CrossAttnUpBlock2D"])
    text = transformers.CLIPTextModel(transformers.CLIPTextConfig(
        vocab_size=words, hidden_size=wide, intermediate_size=64, num_hidden_layers=1, num_attention_heads=4,
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
    return pipe


def load(request):
    import diffusers
    import torch

    torch.set_num_threads(request["threads"])
    torch.manual_seed(0)
    for title, folder in request["folders"].items():
        state[title] = made(title)
        state[title].save_pretrained(folder)
    return {"versions": {"torch": torch.__version__, "diffusers": diffusers.__version__}}


def run(request):
    pipe, edge = state[request["model"]], request["edge"]
    start = time.perf_counter()
    for _ in range(request["times"]):
        pipe("a stone", num_inference_steps=request["steps"], height=edge, width=edge, guidance_scale=7.5, output_type="np")
    return {"seconds": time.perf_counter() - start}


serve({"load": load, "run": run})
