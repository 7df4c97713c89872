def forward(self, x: Tensor, height: int, width: int) -> Tensor:
  # the nearest pixel, then a convolution
  x = torch.upsample_nearest2d(x, [height, width], None, None)
  return self.conv.forward(x)
