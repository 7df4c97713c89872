def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> (batch, h, w, width)
  down = ($patch_height - torch.size(pixels, 2) % $patch_height) % $patch_height
  right = ($patch_width - torch.size(pixels, 3) % $patch_width) % $patch_width
  if down > 0 or right > 0:
    pixels = torch.constant_pad_nd(pixels, [0, right, 0, down], 0)
  x = self.embeddings.norm.forward(self.embeddings.patch_embeddings.projection.forward(pixels))
  x = __torch__.ashlar.dropped(x, $dropout, self.training)
  return self.layernorm.forward(self.encoder.layers.forward(x))
