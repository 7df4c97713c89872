package io.ashlar.models.blocks.diffusion;

import io.ashlar.models.blocks.Block;
import java.util.List;

/** The stages of a {@link UNet} as blocks: down, middle and up. */
final class UNetStages {
    private static final String SIGNATURE =
            "def forward(self, x: Tensor, time: Tensor, context: Tensor, skips: List[Tensor]) -> Tensor:\n";

    private final UNet net;
    private final DiffusionBlocks blocks;
    private final long timeWidth;

    UNetStages(UNet net, DiffusionBlocks blocks, long timeWidth) {
        this.net = net;
        this.blocks = blocks;
        this.timeWidth = timeWidth;
    }

    /** The calls of all stages, for the root's {@code forward}. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < net.stages().size(); i++) {
            text.append("x = getattr(self.down_blocks, \"")
                    .append(i)
                    .append("\").forward(x, time, context, skips)\n  ");
        }
        if (net.options().middle()) {
            text.append("x = self.mid_block.forward(x, time, context)\n  ");
        }
        for (int i = 0; i < net.stages().size(); i++) {
            text.append("x = getattr(self.up_blocks, \"").append(i).append("\").forward(x, time, context, skips)\n  ");
        }
        return text.toString().strip();
    }

    Block addTo(Block root) {
        Block block = root;
        for (int i = 0; i < net.stages().size(); i++) {
            block = block.with("down_blocks." + i, down(i)).with("up_blocks." + i, up(i));
        }
        return net.options().middle() ? block.with("mid_block", middle()) : block;
    }

    private Block down(int number) {
        UNet.Stage stage = net.stages().get(number);
        boolean last = number == net.stages().size() - 1;
        long in = number == 0 ? stage.width() : net.stages().get(number - 1).width();
        StringBuilder text = new StringBuilder(SIGNATURE);
        for (int i = 0; i < stage.layers(); i++) {
            text.append(layer(i, stage.down())).append("  skips.append(x)\n");
        }
        if (!last) {
            String padded = net.options().downPadding() == 0 ? "torch.constant_pad_nd(x, [0, 1, 0, 1], 0)" : "x";
            text.append("  x = getattr(self.downsamplers, \"0\").conv.forward(")
                    .append(padded)
                    .append(")\n  skips.append(x)\n");
        }
        Block block = Block.of("DownStage", text.append("  return x\n").toString());
        for (int i = 0; i < stage.layers(); i++) {
            block = block.with("resnets." + i, resnet(i == 0 ? in : stage.width(), stage.width()));
            if (stage.down()) {
                block = block.with("attentions." + i, transformer(stage, stage.transformerLayers()));
            }
        }
        long padding = net.options().downPadding();
        return last
                ? block
                : block.with("downsamplers.0.conv", blocks.convolution(stage.width(), stage.width(), 3, 2, padding));
    }

    private Block middle() {
        UNet.Stage last = net.stages().get(net.stages().size() - 1);
        ResnetBlock resnet = new ResnetBlock(
                last.width(),
                last.width(),
                timeWidth,
                net.options().scaleShift(),
                net.options().middleScale());
        PixelTransformer transformer = new PixelTransformer(
                last.width(),
                last.heads(),
                last.transformerLayers(),
                last.contextWidth(),
                net.options().linearProjection(),
                false);
        String text = "def forward(self, x: Tensor, time: Tensor, context: Tensor) -> Tensor:\n"
                + "  x = getattr(self.resnets, \"0\").forward(x, time)\n"
                + "  x = getattr(self.attentions, \"0\").forward(x, context)\n"
                + "  return getattr(self.resnets, \"1\").forward(x, time)\n";
        return Block.of("MiddleStage", text)
                .with("resnets.0", resnet.block(blocks))
                .with("attentions.0", transformer.block(blocks))
                .with("resnets.1", resnet.block(blocks));
    }

    private Block up(int number) {
        List<UNet.Stage> stages = net.stages();
        int from = stages.size() - 1 - number;
        UNet.Stage stage = stages.get(from);
        long previous = number == 0 ? stage.width() : stages.get(from + 1).width();
        long before = stages.get(Math.max(0, from - 1)).width();
        boolean last = from == 0;
        StringBuilder text = new StringBuilder(SIGNATURE);
        for (int i = 0; i <= stage.layers(); i++) {
            text.append("  x = torch.cat([x, skips.pop()], 1)\n").append(layer(i, stage.up()));
        }
        if (!last) {
            text.append("  next = skips[-1]\n")
                    .append(
                            "  x = getattr(self.upsamplers, \"0\").forward(x, torch.size(next, 2), torch.size(next, 3))\n");
        }
        Block block = Block.of("UpStage", text.append("  return x\n").toString());
        for (int i = 0; i <= stage.layers(); i++) {
            long skip = i == stage.layers() ? before : stage.width();
            block = block.with("resnets." + i, resnet((i == 0 ? previous : stage.width()) + skip, stage.width()));
            if (stage.up()) {
                block = block.with("attentions." + i, transformer(stage, stage.upTransformerLayers()));
            }
        }
        return last ? block : block.with("upsamplers.0", blocks.grown(stage.width()));
    }

    private static String layer(int number, boolean attends) {
        String resnet = "  x = getattr(self.resnets, \"" + number + "\").forward(x, time)\n";
        return attends ? resnet + "  x = getattr(self.attentions, \"" + number + "\").forward(x, context)\n" : resnet;
    }

    private Block resnet(long in, long out) {
        UNet.Options options = net.options();
        return new ResnetBlock(in, out, timeWidth, options.scaleShift(), 1).block(blocks);
    }

    private Block transformer(UNet.Stage stage, long layers) {
        return new PixelTransformer(
                        stage.width(),
                        stage.heads(),
                        layers,
                        stage.contextWidth(),
                        net.options().linearProjection(),
                        stage.textOnly())
                .block(blocks);
    }
}
