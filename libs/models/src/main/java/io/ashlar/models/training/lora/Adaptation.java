package io.ashlar.models.training.lora;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.training.recipe.Lora;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What of a model low-rank adaptation concerns.
 *
 * @param targets paths of the linear blocks beside which A and B stand
 * @param saved paths of blocks that are trained in full
 * @param transposed whether the targets' weights are (in, out)
 */
public record Adaptation(Lora lora, List<String> targets, List<String> saved, boolean transposed) {
    /** What papers and libraries adapt by default: queries and values, or all three in one. */
    private static final List<List<String>> ATTENTION = List.of(
            List.of("q_proj", "v_proj"),
            List.of("query", "value"),
            List.of("query_proj", "value_proj"),
            List.of("q_lin", "v_lin"),
            List.of("q", "v"),
            List.of("c_attn"),
            List.of("query_key_value"),
            List.of("qkv_proj"),
            List.of("Wqkv"));

    private static final int NAMED = 12;

    public Adaptation {
        targets = List.copyOf(targets);
        saved = List.copyOf(saved);
    }

    /** What the recipe's parameters mean for this model; names that fit nothing are the user's mistake. */
    public static Adaptation of(Lora lora, Architecture architecture) {
        Map<String, Block> linears = LinearBlocks.of(architecture.root());
        List<String> heads = architecture.keys().heads();
        List<String> saved = saved(lora, architecture.root(), heads);
        List<String> targets = targets(lora.targets(), linears.keySet(), heads, architecture.family()).stream()
                .filter(path -> saved.stream().noneMatch(block -> isWithin(path, block)))
                .toList();
        if (targets.isEmpty()) {
            throw refused(
                    "'lora.targetModules' is " + written(lora.targets()) + ", which fits no linear block of the model",
                    linears.keySet());
        }
        boolean transposed = linears.entrySet().stream()
                .filter(linear -> targets.contains(linear.getKey()))
                .anyMatch(linear -> LinearBlocks.isTransposed(linear.getValue()));
        return new Adaptation(lora, targets, saved, transposed);
    }

    private static List<String> targets(
            Optional<Lora.Targets> chosen, Set<String> linears, List<String> heads, String family) {
        if (chosen.isEmpty()) {
            for (List<String> names : ATTENTION) {
                List<String> found = ending(linears, names);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return List.of();
        }
        Lora.Targets targets = chosen.get();
        if (targets instanceof Lora.Named named) {
            named.names().stream()
                    .filter(name -> named(linears, List.of(name), family).isEmpty())
                    .findFirst()
                    .ifPresent(name -> {
                        throw refused(
                                "'lora.targetModules' has '" + name + "', which is no linear block of the model",
                                linears);
                    });
            return named(linears, named.names(), family);
        }
        if (targets instanceof Lora.Matching matching) {
            Pattern pattern = Pattern.compile(matching.pattern());
            return linears.stream()
                    .filter(path -> pattern.matcher(path).matches())
                    .toList();
        }
        return linears.stream()
                .filter(path -> !path.equals("lm_head") && heads.stream().noneMatch(head -> isWithin(path, head)))
                .toList();
    }

    private static List<String> saved(Lora lora, Block root, List<String> heads) {
        Set<String> blocks = new TreeSet<>();
        root.forEachWeight((path, weight) -> {
            for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
                blocks.add(path.substring(0, dot));
            }
        });
        if (lora.modulesToSave().isEmpty()) {
            return heads.stream().filter(blocks::contains).toList();
        }
        List<String> found = new ArrayList<>();
        for (String name : lora.modulesToSave().get()) {
            List<String> fitting = ending(blocks, List.of(name));
            if (fitting.isEmpty()) {
                throw refused("'lora.modulesToSave' has '" + name + "', which is no block of the model", blocks);
            }
            found.addAll(fitting);
        }
        return found;
    }

    private static List<String> ending(Collection<String> paths, List<String> names) {
        return paths.stream()
                .filter(path -> names.stream().anyMatch(name -> path.equals(name) || path.endsWith("." + name)))
                .toList();
    }

    /** Those that end with one of the names, as the checkpoint or as transformers 5 calls them. */
    private static List<String> named(Set<String> linears, List<String> names, String family) {
        return linears.stream()
                .filter(path -> !ending(List.of(path, NewerNames.of(family, path)), names)
                        .isEmpty())
                .toList();
    }

    private static boolean isWithin(String path, String block) {
        return path.equals(block) || path.startsWith(block + ".");
    }

    private static String written(Optional<Lora.Targets> targets) {
        return targets.map(Object::toString).orElse("absent");
    }

    private static ProblemException refused(String reason, Set<String> paths) {
        String some = String.join(
                ", ",
                paths.stream()
                        .map(path -> path.substring(path.lastIndexOf('.') + 1))
                        .distinct()
                        .limit(NAMED)
                        .toList());
        return new ProblemException(ProblemCode.RECIPE_INVALID, reason + ". There are: " + some + ".");
    }

    /** Whether a weight of the adapted model is trained. */
    public boolean trains(String path) {
        return LoraBlocks.isAdapter(path) || saved.stream().anyMatch(block -> path.startsWith(block + "."));
    }
}
