package io.ashlar.models.replay;

import io.ashlar.models.tokenizers.Encoding;
import java.util.List;

/** What is particular to an encoder's task when one of its cases is replayed. */
interface EncoderCase {
    /** The case's inputs as the task encodes them, in the order of the expected rows. */
    List<Encoding> encodings(GoldenCase golden);

    /** How far the logits of these encodings are from those expected; infinite where none are. */
    double difference(GoldenCase golden, List<float[][]> logits);

    /** What differs between the expected answers and ours; empty where nothing does, or nothing is expected. */
    String answers(GoldenCase golden, List<Encoding> encodings, List<float[][]> logits);
}
