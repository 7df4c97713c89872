def forward(self, x: Tensor, context: Tensor) -> Tensor:
  # (batch, channels, height, width); its pixels are the rows of attention
  batch = torch.size(x, 0)
  height = torch.size(x, 2)
  width = torch.size(x, 3)
  h = $into
  $blocks
  return $out
