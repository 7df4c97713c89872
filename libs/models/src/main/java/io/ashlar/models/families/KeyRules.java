package io.ashlar.models.families;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a family's checkpoints name what its blocks call by one path.
 *
 * @param prefix prefix of the encoder's weights that a base checkpoint leaves out, for example {@code bert.}
 * @param aliases path to other keys that the same weight has in some checkpoints
 * @param unused patterns of keys that are rightly there and not needed: heads of other tasks, buffers of old versions
 * @param heads path prefixes of heads that are new where a checkpoint has no weight below them
 */
public record KeyRules(String prefix, Map<String, List<String>> aliases, List<Pattern> unused, List<String> heads) {}
