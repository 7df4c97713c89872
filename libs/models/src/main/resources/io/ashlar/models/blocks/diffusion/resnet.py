def forward(self, x: Tensor, time: Optional[Tensor]) -> Tensor:
  # (batch, channels, height, width); time (batch, width) has passed its activation
  h = self.conv1.forward(torch.silu(self.norm1.forward(x)))
  $shift
  h = self.conv2.added(torch.silu(h), $shortcut)
  return $scaled
