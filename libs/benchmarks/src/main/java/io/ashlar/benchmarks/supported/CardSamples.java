package io.ashlar.benchmarks.supported;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.images.ImageDecoder;
import io.ashlar.models.images.ImageLimits;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Whether a card's samples are what an endpoint of its task takes. */
final class CardSamples {
    private static final Set<String> ANGLE_MASKS = Set.of("roberta", "xlm-roberta", "camembert", "mpnet");
    private static final Set<String> NAMED_LANGUAGES = Set.of("m2m_100", "mbart");

    private CardSamples() {}

    static List<String> findings(CuratedCard card) {
        List<String> findings = new ArrayList<>();
        if (card.samples().isEmpty()) {
            findings.add("it has no sample");
        }
        for (JsonNode sample : card.samples()) {
            String wanted = wanted(card, sample);
            if (!wanted.isEmpty()) {
                findings.add("a sample is not " + wanted + ": " + sample);
            }
        }
        return findings;
    }

    /** What it should have been; empty where it is that. */
    private static String wanted(CuratedCard card, JsonNode sample) {
        JsonNode inputs = sample.path("inputs");
        JsonNode parameters = sample.path("parameters");
        if (!sample.isObject() || !(parameters.isMissingNode() || parameters.isObject())) {
            return "{\"inputs\": …} with an object of parameters or none";
        }
        return switch (card.task()) {
            case QUESTION_ANSWERING ->
                isText(inputs.path("question")) && isText(inputs.path("context")) ? "" : "a question with its context";
            case TEXT_CLASSIFICATION ->
                isText(inputs) || isText(inputs.path("text")) && isText(inputs.path("text_pair"))
                        ? ""
                        : "a text or a pair of texts";
            case FILL_MASK -> masks(card.family(), inputs.asText()) == 1 ? "" : "a text with one mask token";
            case TRANSLATION ->
                isText(inputs)
                                && NAMED_LANGUAGES.contains(card.family())
                                        == (isText(parameters.path("src_lang")) && isText(parameters.path("tgt_lang")))
                        ? ""
                        : "a text, with its languages where the family takes them";
            case IMAGE_CLASSIFICATION -> isPicture(inputs) ? "" : "a picture in base64";
            default -> isText(inputs) ? "" : "a text";
        };
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank();
    }

    private static int masks(String family, String text) {
        return text.split(ANGLE_MASKS.contains(family) ? "<mask>" : "\\[MASK]", -1).length - 1;
    }

    private static boolean isPicture(JsonNode inputs) {
        try {
            new ImageDecoder(ImageLimits.DEFAULT).decode(Base64.getDecoder().decode(inputs.asText()));
            return true;
        } catch (IllegalArgumentException | ProblemException e) {
            return false;
        }
    }
}
