package io.ashlar.models.blocks;

/** Equal layers one after another, numbered from 0 as in checkpoints. */
public final class Stack {
    private static final String GROUPS = "starts: List[int], lengths: List[int], counts: List[int]";

    private Stack() {}

    /** A block with {@code forward} (all tokens) and {@code selected} (the last layer only at the rows given). */
    public static Block of(int layers, Block layer, boolean packed) {
        StringBuilder all = new StringBuilder();
        StringBuilder selected = new StringBuilder();
        StringBuilder pack = new StringBuilder("def pack(self) -> int:\n  n = 0\n");
        for (int i = 0; i < layers; i++) {
            String self = "getattr(self, \"" + i + "\")";
            all.append("  x = ").append(self).append(".forward(x, starts, lengths, counts)\n");
            selected.append("  x = ").append(self);
            selected.append(
                    i < layers - 1
                            ? ".forward(x, starts, lengths, counts)\n"
                            : ".selected(x, starts, lengths, counts, rows)\n");
            pack.append("  n = n + ").append(self).append(".pack()\n");
        }
        String methods = "def forward(self, x: Tensor, " + GROUPS + ") -> Tensor:\n" + all + "  return x\n"
                + "def selected(self, x: Tensor, " + GROUPS + ", rows: Tensor) -> Tensor:\n" + selected
                + "  return x\n" + (packed ? pack + "  return n\n" : "");
        Block stack = Block.of("Stack", methods);
        for (int i = 0; i < layers; i++) {
            stack = stack.with(Integer.toString(i), layer);
        }
        return stack;
    }
}
