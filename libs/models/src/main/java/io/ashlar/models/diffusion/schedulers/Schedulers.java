package io.ashlar.models.diffusion.schedulers;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes schedulers by the name that a package or a user gives them. */
public final class Schedulers {
    /** What a user may ask for by name. */
    public static final List<String> NAMES = List.of("ddim", "pndm", "euler", "euler-ancestral", "dpm-solver++");

    private static final Map<String, String> NAME_OF_CLASS = Map.of(
            "DDIMScheduler", "ddim",
            "PNDMScheduler", "pndm",
            "PLMSScheduler", "pndm",
            "EulerDiscreteScheduler", "euler",
            "EulerAncestralDiscreteScheduler", "euler-ancestral",
            "DPMSolverMultistepScheduler", "dpm-solver++");

    private Schedulers() {}

    /**
     * A scheduler for one picture.
     *
     * @param name one of {@link #NAMES}, with {@code -karras} behind it where sigmas are to be spaced so; absent: the
     *     configuration's own
     */
    public static Scheduler of(SchedulerConfig config, @Nullable String name, int steps) {
        if (steps < 1 || steps > config.trainTimesteps()) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "num_inference_steps is " + steps + ". It must be from 1 to " + config.trainTimesteps() + ".");
        }
        if (name == null) {
            String own = NAME_OF_CLASS.get(config.className());
            if (own == null) {
                throw SchedulerConfig.unsupported("_class_name '" + config.className() + "'");
            }
            return made(config, own, steps);
        }
        String asked = name.toLowerCase(Locale.ROOT).replace('_', '-').replace("-multistep", "");
        boolean karras = asked.endsWith("-karras");
        String bare = karras ? asked.substring(0, asked.length() - "-karras".length()) : asked;
        return made(config.forOther(NAME_OF_CLASS, bare, karras), bare, steps);
    }

    private static Scheduler made(SchedulerConfig config, String name, int steps) {
        switch (name) {
            case "ddim":
                return new Ddim(config, steps);
            case "pndm":
                return new Pndm(config, steps);
            case "euler":
                return new Euler(config, steps, false);
            case "euler-ancestral":
                return new Euler(config, steps, true);
            case "dpm-solver++":
            case "dpmsolver++":
                return new DpmSolver(config, steps);
            default:
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "scheduler is '" + name + "'. Use one of " + String.join(", ", NAMES)
                                + "; euler and dpm-solver++ also with -karras behind.");
        }
    }
}
