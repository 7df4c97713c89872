def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) fp32 -> fp32: (batch, labels), or (batch, tokens, width) without a head
  return torch.to(self.head(self.$encoder.forward(pixels)), 6)
