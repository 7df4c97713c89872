"""Makes the fixtures of the text-to-image tests: tiny random pipelines and schedulers with what diffusers gives.

Run: python make_diffusion_fixtures.py ../resources/io/ashlar/models/diffusion   (torch 2.7.1, transformers 4.57.1, diffusers 0.35.2)
`schedulers.json`: schedulers over numbers, the model being 0.2 x + 0.05 cos(k); noise from seed 7.
`second/` and `large/`: pipelines in diffusers' layout with golden.json and golden.safetensors: latents after every step, the picture.
`noise.json`: what torch's generator draws.
"""
import json
import pathlib
import sys
import tempfile

import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    DPMSolverMultistepScheduler,
    EulerAncestralDiscreteScheduler,
    EulerDiscreteScheduler,
    PNDMScheduler,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from safetensors.torch import load_file, save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizerFast
from transformers.models.gpt2.tokenization_gpt2 import bytes_to_unicode

LATENT = dict(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear")
SPACINGS = ("linspace", "leading", "trailing")


def scheduler_cases():
    for spacing in SPACINGS:
        for prediction in ("epsilon", "v_prediction", "sample"):
            yield DDIMScheduler(timestep_spacing=spacing, prediction_type=prediction, clip_sample=False,
                                set_alpha_to_one=False, steps_offset=1 if spacing == "leading" else 0, **LATENT), 5
            yield EulerDiscreteScheduler(timestep_spacing=spacing, prediction_type=prediction, steps_offset=1, **LATENT), 4
            yield DPMSolverMultistepScheduler(timestep_spacing=spacing, prediction_type=prediction, **LATENT), 6
            if prediction != "sample":
                yield EulerAncestralDiscreteScheduler(timestep_spacing=spacing, prediction_type=prediction, **LATENT), 4
                yield PNDMScheduler(timestep_spacing=spacing, prediction_type=prediction, skip_prk_steps=True,
                                    steps_offset=1 if spacing == "leading" else 0, **LATENT), 7
    yield DDIMScheduler(beta_schedule="linear", rescale_betas_zero_snr=True, timestep_spacing="trailing",
                        prediction_type="v_prediction", clip_sample=True, clip_sample_range=1.5), 4
    yield DDIMScheduler(beta_schedule="squaredcos_cap_v2"), 3
    yield EulerDiscreteScheduler(use_karras_sigmas=True, **LATENT), 6
    yield EulerDiscreteScheduler(use_exponential_sigmas=True, final_sigmas_type="sigma_min", **LATENT), 5
    yield EulerDiscreteScheduler(interpolation_type="log_linear", **LATENT), 5
    yield EulerDiscreteScheduler(timestep_type="continuous", prediction_type="v_prediction", use_karras_sigmas=True,
                                 sigma_min=0.002, sigma_max=80.0, **LATENT), 5
    yield EulerDiscreteScheduler(rescale_betas_zero_snr=True, timestep_spacing="trailing", prediction_type="v_prediction", **LATENT), 4
    yield DPMSolverMultistepScheduler(use_karras_sigmas=True, **LATENT), 6
    yield DPMSolverMultistepScheduler(use_karras_sigmas=True, algorithm_type="sde-dpmsolver++", **LATENT), 5
    yield DPMSolverMultistepScheduler(algorithm_type="sde-dpmsolver++", solver_type="heun", **LATENT), 5
    yield DPMSolverMultistepScheduler(solver_type="heun", lower_order_final=False, **LATENT), 17
    yield DPMSolverMultistepScheduler(solver_order=1, use_exponential_sigmas=True, **LATENT), 4
    yield DPMSolverMultistepScheduler(beta_schedule="squaredcos_cap_v2", lambda_min_clipped=-5.1), 6
    yield DPMSolverMultistepScheduler(final_sigmas_type="sigma_min", euler_at_final=True, **LATENT), 5
    yield DPMSolverMultistepScheduler(solver_order=3, **LATENT), 7
    yield DPMSolverMultistepScheduler(solver_order=3, lower_order_final=False, prediction_type="v_prediction", **LATENT), 5
    yield DPMSolverMultistepScheduler(solver_order=3, algorithm_type="sde-dpmsolver++", use_karras_sigmas=True, **LATENT), 16


def run_scheduler(scheduler, steps):
    scheduler.set_timesteps(steps)
    generator = torch.Generator().manual_seed(7)
    sample = torch.linspace(-1.5, 1.5, 16) * float(scheduler.init_noise_sigma)
    samples = []
    for k, t in enumerate(scheduler.timesteps):
        x = scheduler.scale_model_input(sample, t)
        output = 0.2 * x + 0.05 * torch.cos(torch.tensor(float(k)))
        extra = {} if isinstance(scheduler, PNDMScheduler) else {"generator": generator}
        sample = scheduler.step(output, t, sample, **extra).prev_sample
        samples.append([float(f"{v:.7g}") for v in sample.tolist()])
    config = {k: v for k, v in scheduler.config.items() if not k.startswith("_") and v not in (float("inf"), float("-inf"))}
    return {"config": {"_class_name": type(scheduler).__name__, **config}, "steps": steps,
            "init_noise_sigma": float(scheduler.init_noise_sigma),
            "timesteps": [float(t) for t in scheduler.timesteps], "samples": samples}


def tokenizer(folder, pad):
    symbols = list(bytes_to_unicode().values())
    merges = ["t h", "th e</w>", "o l", "ol d</w>", "r e", "re d</w>", "s t", "st o", "sto n", "ston e</w>"]
    words = symbols + [s + "</w>" for s in symbols] + ["".join(m.split()) for m in merges] + ["<|startoftext|>", "<|endoftext|>"]
    with tempfile.TemporaryDirectory() as raw:
        raw = pathlib.Path(raw)
        (raw / "vocab.json").write_text(json.dumps({w: i for i, w in enumerate(words)}))
        (raw / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n")
        fast = CLIPTokenizerFast(str(raw / "vocab.json"), str(raw / "merges.txt"), pad_token=pad, model_max_length=77)
    return fast, len(words)


def randomize(model, seed):
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in model.named_parameters():
            norm = "norm" in name and name.endswith("weight")
            p.copy_(torch.randn(p.shape, generator=g) * (0.1 if norm else 0.6 / max(1, p[0].numel()) ** 0.5) + (1.0 if norm else 0.0))
            p.copy_(p.half())
    return model.eval()


def text_config(words, width, **more):
    return CLIPTextConfig(vocab_size=words, hidden_size=width, intermediate_size=2 * width, num_hidden_layers=2,
                          num_attention_heads=2, bos_token_id=words - 2, eos_token_id=words - 1, **more)


def vae():
    return randomize(AutoencoderKL(
        block_out_channels=[8, 8], down_block_types=["DownEncoderBlock2D"] * 2, up_block_types=["UpDecoderBlock2D"] * 2,
        layers_per_block=1, norm_num_groups=2, latent_channels=4, sample_size=16, scaling_factor=0.3,
        shift_factor=0.1), 1)


def second():
    tok, words = tokenizer(None, "!")
    unet = randomize(UNet2DConditionModel(
        sample_size=8, block_out_channels=[8, 8, 16], layers_per_block=[1, 2, 1], norm_num_groups=4, attention_head_dim=[2, 4, 4],
        cross_attention_dim=12, use_linear_projection=True, only_cross_attention=[False, True, False], resnet_out_scale_factor=1.4,
        down_block_types=["CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"],
        up_block_types=["UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"]), 2)
    text = randomize(CLIPTextModel(text_config(words, 12, hidden_act="gelu")), 3)
    scheduler = DDIMScheduler(prediction_type="v_prediction", clip_sample=False, set_alpha_to_one=False, steps_offset=1, **LATENT)
    return StableDiffusionPipeline(vae=vae(), text_encoder=text, tokenizer=tok, unet=unet, scheduler=scheduler,
                                   safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def large():
    tok, words = tokenizer(None, "<|endoftext|>")
    tok2, _ = tokenizer(None, "!")
    unet = randomize(UNet2DConditionModel(
        sample_size=8, block_out_channels=[8, 16], layers_per_block=1, norm_num_groups=4, attention_head_dim=[2, 4],
        cross_attention_dim=20, use_linear_projection=True, transformer_layers_per_block=[1, 2],
        addition_embed_type="text_time", addition_time_embed_dim=4, projection_class_embeddings_input_dim=6 * 4 + 10,
        down_block_types=["DownBlock2D", "CrossAttnDownBlock2D"], up_block_types=["CrossAttnUpBlock2D", "UpBlock2D"]), 4)
    first = randomize(CLIPTextModel(text_config(words, 8)), 5)
    other = randomize(CLIPTextModelWithProjection(text_config(words, 12, hidden_act="gelu", projection_dim=10)), 6)
    return StableDiffusionXLPipeline(vae=vae(), text_encoder=first, text_encoder_2=other, tokenizer=tok, tokenizer_2=tok2,
                                     unet=unet, scheduler=EulerDiscreteScheduler(timestep_spacing="leading", steps_offset=1, **LATENT),
                                     add_watermarker=False)


CASES = [
    ("plain", {}, "The old red stone", None, 3, 5.0, 16, 16),
    ("negative", {}, "The old red stone", "a wet wall", 4, 7.5, 24, 16),
    ("unguided", {}, "stone " * 90, None, 3, 1.0, 16, 16),
    ("ancestral", {"_class_name": "EulerAncestralDiscreteScheduler"}, "old", None, 3, 3.0, 16, 16),
    ("karras", {"_class_name": "DPMSolverMultistepScheduler", "use_karras_sigmas": True}, "old", None, 4, 3.0, 16, 16),
]
CLASSES = {c.__name__: c for c in (EulerAncestralDiscreteScheduler, DPMSolverMultistepScheduler)}


def make_pipeline(folder, pipe):
    pipe.set_progress_bar_config(disable=True)
    pipe.save_pretrained(folder)
    for sub in folder.glob("tokenizer*"):
        for file in sub.iterdir():
            if file.name in ("vocab.json", "merges.txt"):
                file.unlink()
    weights = folder / "unet" / "diffusion_pytorch_model.safetensors"
    save_file({k: v.half() for k, v in load_file(weights).items()}, weights)
    own, tensors, golden = pipe.scheduler, {}, []
    for name, other, prompt, negative, steps, scale, height, width in CASES:
        if other:
            extra = {k: v for k, v in other.items() if k != "_class_name"}
            pipe.scheduler = CLASSES[other["_class_name"]].from_config(own.config, **extra)
        else:
            pipe.scheduler = own
        file = f"scheduler_{name}.json"
        (folder / file).write_text(pipe.scheduler.to_json_string())
        generator = torch.Generator().manual_seed(11)
        latents = torch.randn((1, 4, height // 2, width // 2), generator=generator)
        tensors[f"{name}.initial_latents"] = latents.clone()

        def keep(p, i, t, kwargs):
            tensors[f"{name}.latents_after_step.{i}"] = kwargs["latents"].clone().contiguous()
            return kwargs

        with torch.inference_mode():
            image = pipe(prompt=prompt, negative_prompt=negative, num_inference_steps=steps, guidance_scale=scale, height=height,
                         width=width, latents=latents, generator=generator, output_type="pt", callback_on_step_end=keep).images
        tensors[f"{name}.image"] = image.contiguous()
        golden.append({"name": name, "scheduler_config": file, "prompt": prompt, "negative_prompt": negative, "seed": 11,
                       "num_inference_steps": steps, "guidance_scale": scale, "height": height, "width": width})
    save_file(tensors, folder / "golden.safetensors")
    (folder / "golden.json").write_text(json.dumps({"task": "text-to-image", "cases": golden}, indent=1))


if __name__ == "__main__":
    torch.set_num_threads(1)
    root = pathlib.Path(sys.argv[1])
    root.mkdir(parents=True, exist_ok=True)
    (root / "schedulers.json").write_text(json.dumps([run_scheduler(s, n) for s, n in scheduler_cases()]))
    draws = {}
    for seed, count in ((0, 16), (42, 64), (123456789012, 37)):
        g = torch.Generator().manual_seed(seed)
        draws[f"{seed}:{count}"] = [torch.randn(count, generator=g).tolist(), torch.randn(16, generator=g).tolist()]
    (root / "noise.json").write_text(json.dumps(draws))
    make_pipeline(root / "second", second())
    make_pipeline(root / "large", large())
