package io.ashlar.models.families.decoders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.decoder.Rotary;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration's rotary positions: {@code rope_theta} and {@code rope_scaling}, or both in {@code rope_parameters}
 * as transformers 5 writes them.
 *
 * @param json what {@code rope_scaling} or {@code rope_parameters} has; empty where nothing is scaled
 * @param trained {@code max_position_embeddings}
 * @param original {@code original_max_position_embeddings} beside it; 0 where absent
 */
record RotaryConfig(JsonNode json, double base, double part, long trained, long original) {
    /** The configuration's rotary positions; {@code base} and {@code part} where it does not say. */
    static RotaryConfig of(ModelConfig config, double base, double part) {
        return of(config, base, part, "");
    }

    /** Those of layers of one type, for example {@code full_attention}, where types have their own. */
    static RotaryConfig of(ModelConfig config, double base, double part, String type) {
        ObjectNode all = config.toJson();
        JsonNode parameters = all.path("rope_parameters");
        if (parameters.path(type).isObject()) {
            parameters = parameters.path(type);
        }
        JsonNode scaling = parameters.isObject() ? parameters : all.path("rope_scaling");
        double theta = config.real("rope_theta", base);
        return new RotaryConfig(
                scaling,
                scaling.path("rope_theta").asDouble(theta),
                scaling.path("partial_rotary_factor").asDouble(config.real("partial_rotary_factor", part)),
                config.integer("max_position_embeddings", 2048),
                config.integer("original_max_position_embeddings", 0));
    }

    /** Gemma 3's for layers that look back a window. */
    static RotaryConfig local(ModelConfig config) {
        RotaryConfig own = of(config, 0, 1, "sliding_attention");
        boolean given = config.toJson()
                .path("rope_parameters")
                .path("sliding_attention")
                .isObject();
        return given ? own : own.unscaled(config.real("rope_local_base_freq", 10_000));
    }

    private RotaryConfig unscaled(double by) {
        return new RotaryConfig(MissingNode.getInstance(), by, part, trained, original);
    }

    /** With the base and the part that other fields give, where {@code rope_parameters} do not. */
    RotaryConfig or(ModelConfig config, String baseField, String partField) {
        return new RotaryConfig(
                json,
                json.path("rope_theta").asDouble(config.real(baseField, base)),
                json.path("partial_rotary_factor").asDouble(config.real(partField, part)),
                trained,
                original);
    }

    /** Phi 3's: what it calls yarn or su is LongRoPE. */
    RotaryConfig asLongRope() {
        if (!kind().equals("yarn") || !json.isObject()) {
            return this;
        }
        ObjectNode renamed = json.deepCopy();
        renamed.put("rope_type", "longrope");
        return new RotaryConfig(renamed, base, part, trained, original);
    }

    /** The rotary for heads of {@code size}. */
    Rotary rotary(long size, boolean pairs) {
        long turned = (long) (size * part);
        String kind = kind();
        if (turned < 2 || turned % 2 != 0 || (kind.equals("dynamic") && turned == 2)) {
            throw ModelConfig.malformed("rotary positions would turn " + turned + " of a head's " + size
                    + " numbers, which must be an even number above 0");
        }
        if (!(base > 0)) {
            throw ModelConfig.malformed("rope_theta is " + base + ", not above 0");
        }
        return new Rotary(base, turned, pairs, attentionFactor(kind), scaling(kind, turned));
    }

    /** The longest sequence that positions are meant for. */
    long longest() {
        String kind = kind();
        boolean grows = kind.equals("dynamic")
                || kind.equals("linear")
                || (kind.equals("yarn") && !json.has("original_max_position_embeddings"));
        return grows ? (long) Math.min(1 << 30, trained * Math.max(1, factor())) : trained;
    }

    private String kind() {
        String kind = json.path("rope_type").asText(json.path("type").asText("default"));
        return kind.equals("su") ? "longrope" : kind;
    }

    private double factor() {
        return number("factor");
    }

    private double number(String field) {
        JsonNode node = json.path(field);
        if (!node.isNumber() || !(node.doubleValue() > 0)) {
            throw ModelConfig.malformed("rope_scaling of type '" + kind() + "' has " + field + " "
                    + (node.isMissingNode() ? "absent" : node) + ", not a number above 0");
        }
        return node.doubleValue();
    }

    private Rotary.Scaling scaling(String kind, long turned) {
        switch (kind) {
            case "default":
                return new Rotary.Unscaled();
            case "linear":
                return new Rotary.Linear(factor());
            case "dynamic":
                return new Rotary.Dynamic(factor(), trained);
            case "yarn":
                return yarn(turned);
            case "longrope":
                return new Rotary.LongRope(
                        factors("short_factor", turned / 2),
                        factors("long_factor", turned / 2),
                        original > 0 ? original : longRopeOriginal());
            case "llama3":
                return new Rotary.Llama3(
                        factor(),
                        number("low_freq_factor"),
                        number("high_freq_factor"),
                        number("original_max_position_embeddings"));
            default:
                throw new ProblemException(
                        ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                        "config.json scales rotary positions by '" + kind
                                + "'. Ashlar has default, linear, dynamic, yarn, longrope and llama3.");
        }
    }

    private long longRopeOriginal() {
        return json.path("original_max_position_embeddings").asLong(trained);
    }

    private Rotary.Yarn yarn(long turned) {
        double length = json.path("original_max_position_embeddings").asDouble(trained);
        double low = corrected(json.path("beta_fast").asDouble(32), turned, length);
        double high = corrected(json.path("beta_slow").asDouble(1), turned, length);
        if (json.path("truncate").asBoolean(true)) {
            low = Math.floor(low);
            high = Math.ceil(high);
        }
        low = Math.max(low, 0);
        high = Math.min(high, turned - 1);
        return new Rotary.Yarn(factor(), low, low == high ? high + 0.001 : high);
    }

    /** The pair that turns so many times over the length. */
    private double corrected(double rotations, long turned, double length) {
        return turned * Math.log(length / (rotations * 2 * Math.PI)) / (2 * Math.log(base));
    }

    private List<Double> factors(String field, long pairs) {
        List<Double> factors = new ArrayList<>();
        json.path(field).forEach(value -> factors.add(value.asDouble()));
        if (factors.size() != pairs || factors.stream().anyMatch(value -> !(value > 0))) {
            throw ModelConfig.malformed("rope_scaling has " + factors.size() + " numbers in " + field + ", where "
                    + pairs + " above 0 are needed");
        }
        return factors;
    }

    private double attentionFactor(String kind) {
        JsonNode given = json.path("attention_factor");
        if (given.isNumber()) {
            return given.doubleValue();
        }
        if (kind.equals("yarn")) {
            double scale = json.path("mscale").asDouble(0);
            double all = json.path("mscale_all_dim").asDouble(0);
            return scale != 0 && all != 0 ? yarnScale(scale) / yarnScale(all) : yarnScale(1);
        }
        if (kind.equals("longrope")) {
            long from = original > 0 ? original : longRopeOriginal();
            double grown = original > 0 || !json.has("factor") ? (double) trained / from : factor();
            return grown <= 1 ? 1 : Math.sqrt(1 + Math.log(grown) / Math.log(from));
        }
        return 1;
    }

    private double yarnScale(double scale) {
        return factor() <= 1 ? 1 : 0.1 * scale * Math.log(factor()) + 1;
    }
}
