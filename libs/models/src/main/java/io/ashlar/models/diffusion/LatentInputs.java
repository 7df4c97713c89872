package io.ashlar.models.diffusion;

import io.ashlar.models.families.Inputs;

/** What parts of a diffusion model take is bounded by the pipeline that calls them. */
record LatentInputs() implements Inputs {}
